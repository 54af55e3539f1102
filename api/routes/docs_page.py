"""`/docs` and `/openapi.json`: the routes, for people and for programs.

The page is our own: the usual one loads its scripts from another site.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.routes.html_pages import html_page
from api.wire.json_responses import json_response
from api.wire.openapi import describe

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """Describe the API in OpenAPI."""
    return json_response(describe(request.app))


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Show what the API offers."""
    description = describe(request.app)
    title = description["info"]["title"]
    body = f"<h1>{escape(title)}</h1>\n<p>{escape(description['info']['description'])}</p>\n"
    body += f'<table>{"".join(_rows(description["paths"]))}</table>\n<p><a href="openapi.json">openapi.json</a></p>'
    return html_page(title, body, "en")


def _rows(paths: dict[str, Any]) -> Iterator[str]:
    for path, operations in paths.items():
        for method, operation in operations.items():
            offered = f"<code>{method.upper()} {escape(path)}</code>"
            yield f"<tr><td>{offered}</td><td>{escape(operation.get('description', ''))}</td></tr>\n"
