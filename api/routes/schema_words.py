"""Short descriptions of JSON schemas for people, as escaped HTML."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

Schema = Mapping[str, Any]

_REFERENCE = "$ref"


def name_of(schema: Schema) -> str:
    """Return the name of the schema that this one refers to; empty if it is not a reference."""
    return str(schema.get(_REFERENCE, "")).rpartition("/")[2]


def kind(schema: Schema) -> str:
    """Return the kind of a value: its type, choices or bounds, or a link to an object on the page."""
    if name := name_of(schema):
        return f'<a href="#{escape(name)}">{escape(name)}</a>'
    if choices := schema.get("enum"):
        return escape(" | ".join(map(str, choices)))
    if alternatives := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(dict.fromkeys(map(kind, alternatives)))
    if schema.get("type") == "array":
        return f"list of {kind(schema.get('items', {}))}"
    return escape(str(schema.get("format") or schema.get("type", "any"))) + _bounds(schema)


def field(name: str, schema: Schema, is_required: bool) -> str:
    """Return a field with its kind and its default, if that is not null."""
    value = schema.get("default")
    default = "" if value is None else f" = {escape(json.dumps(value, ensure_ascii=False))}"
    shown = f"<strong>{escape(name)}</strong>" if is_required else escape(name)
    return f"<code>{shown}</code> {kind(schema)}{default}"


def fields(schema: Schema) -> Iterator[str]:
    """Yield the fields of an object."""
    required = schema.get("required", ())
    for name, each in schema.get("properties", {}).items():
        yield field(name, each, name in required)


def _bounds(schema: Schema) -> str:
    if "minimum" in schema and "maximum" in schema:
        return f" {schema['minimum']} to {schema['maximum']}"
    return f" of at most {schema['maxLength']:,} characters" if "maxLength" in schema else ""
