"""The OpenAPI description: FastAPI's, with the request bodies that the routes read themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.wire.document_inputs import DocumentInput
from api.wire.evaluation_input import EvaluationInput
from api.wire.examples import examples_of
from api.wire.inputs import CollectionInput
from api.wire.openai_inputs import ChatInput, ResponsesInput
from api.wire.question_inputs import AskInput, SearchInput
from api.wire.streams import MEDIA_TYPE as EVENTS
from api.wire.ui_inputs import UIChatInput

BODIES: Sequence[type[BaseModel]] = (
    AskInput,
    SearchInput,
    DocumentInput,
    CollectionInput,
    EvaluationInput,
    ChatInput,
    ResponsesInput,
    UIChatInput,
)

_COMPONENTS = "#/components/schemas/{model}"

_TEXT = {"type": "string"}
_TEXTS = {EVENTS: {"type": "object", "properties": {"event": _TEXT, "data": _TEXT}, "required": ["data"]}}
"""Media type other than JSON -> schema; that of a stream describes each event."""

_KEY = "key"
"""Name of the security scheme, which applies once a key exists."""

_AS_PROBLEM = {"application/problem+json": {"schema": {"$ref": _COMPONENTS.format(model="Problem")}}}
_RETRY_AFTER = {
    "description": "Seconds after which another attempt may succeed.",
    "required": True,
    "schema": {"type": "integer"},
}

PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    429: {
        "description": "Too many requests of this key or client, or too many unfinished jobs.",
        "headers": {"Retry-After": _RETRY_AFTER},
        "content": _AS_PROBLEM,
    },
    "default": {"description": "A problem (RFC 9457).", "content": _AS_PROBLEM},
}
"""Responses of every route besides its own."""

_PROBLEM = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
        "error": {
            "description": "The problem in the format of OpenAI's clients, on their routes.",
            "type": "object",
            "required": ["message", "type", "param", "code"],
            "properties": dict.fromkeys(("message", "type", "code"), _TEXT) | {"param": {"type": "null"}},
        },
    },
}


def accepts(model: type[BaseModel], form: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the `openapi_extra` of a route whose body is this model as JSON.

    Args:
        form: the schema of a form that the route also accepts.
    """
    as_json: dict[str, Any] = {"schema": {"$ref": _COMPONENTS.format(model=model.__name__)}}
    if examples := examples_of(model.__name__):
        as_json["examples"] = examples
    content = {"application/json": as_json}
    if form is not None:
        content["multipart/form-data"] = {"schema": form}
    return {"requestBody": {"required": True, "content": content}}


def or_text(media_type: str) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that returns its record or, on request, text of this media type."""
    return {200: {"content": {media_type: {"schema": _TEXTS.get(media_type, _TEXT)}}}}


def text(media_type: str) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that returns only text of this media type."""
    return {200: {"description": "Text.", "content": {media_type: {"schema": _TEXTS.get(media_type, _TEXT)}}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI description of an app."""
    description = app.openapi()
    _, schemas = models_json_schema([(model, "validation") for model in BODIES], ref_template=_COMPONENTS)
    description["components"]["schemas"] |= schemas["$defs"] | {"Problem": _PROBLEM}
    description["components"]["securitySchemes"] = {_KEY: {"type": "http", "scheme": "bearer"}}
    description["security"] = [{}, {_KEY: []}]
    return description
