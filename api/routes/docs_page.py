"""`/docs` and `/openapi.json`: the documentation of the API, for people and for programs.

FastAPI's own page loads scripts from another site. This one is static: for each route its request and response, with
examples in both languages, and the fields of every object.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.routes.html_pages import html_page
from api.routes.schema_words import field, fields, kind, name_of
from api.wire.json_responses import json_response
from api.wire.openapi import describe

router = APIRouter(include_in_schema=False)

_FOR_ALL = (
    "Bodies are JSON in UTF-8. Once an API key exists, send <code>Authorization: Bearer KEY</code>. "
    'What goes wrong is a <a href="#Problem">Problem</a> (RFC 9457). Fields in bold are required. '
    'For programs: <a href="openapi.json">openapi.json</a>.'
)
_SHOWN_ANSWERS = ("200", "201", "202")


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """Return the OpenAPI description of the API."""
    return json_response(describe(request.app))


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Return the documentation page of the API."""
    description = describe(request.app)
    title = description["info"]["title"]
    return html_page(title, "\n".join(_parts(description)), "en")


def _parts(description: Mapping[str, Any]) -> Iterator[str]:
    info = description["info"]
    yield f"<h1>{escape(info['title'])}</h1>\n<p>{escape(info['description'])}</p>\n<p>{_FOR_ALL}</p>"
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            yield f"<h2><code>{method.upper()} {escape(path)}</code></h2>"
            yield from _operation(operation)
    yield "<h1>Objects</h1>"
    for name, schema in description["components"]["schemas"].items():
        yield f'<h2 id="{escape(name)}"><code>{escape(name)}</code></h2>'
        yield _listed(fields(schema))


def _operation(operation: Mapping[str, Any]) -> Iterator[str]:
    yield f"<p>{escape(operation.get('description', ''))}</p>"
    if parameters := operation.get("parameters"):
        yield _listed(field(each["name"], each["schema"], each.get("required", False)) for each in parameters)
    taken = operation.get("requestBody", {}).get("content", {})
    answered = (operation["responses"].get(status, {}).get("content", {}) for status in _SHOWN_ANSWERS)
    # Each once, in the order of the statuses.
    kinds = dict.fromkeys(each for content in answered for each in _kinds(content))
    yield f"<p>{' → '.join(filter(None, [' or '.join(_kinds(taken)), ' or '.join(kinds)]))}</p>"
    for language, example in taken.get("application/json", {}).get("examples", {}).items():
        shown = json.dumps(example["value"], ensure_ascii=False, indent=2)
        yield f'<pre lang="{escape(language)}" dir="ltr">{escape(shown)}</pre>'


def _kinds(content: Mapping[str, Any]) -> Iterator[str]:
    """Yield the kinds of a body: one of our objects by its name, anything else by its media type."""
    for media_type, body in content.items():
        schema = body.get("schema", {})
        yield kind(schema) if name_of(schema) else f"<code>{escape(media_type)}</code>"


def _listed(items: Iterator[str]) -> str:
    return f"<ul>{''.join(f'<li>{each}</li>' for each in items)}</ul>"
