"""Schemas in a few words of HTML: what a value may be, and the fields of an object."""

from typing import Any

import pytest

from api.routes.schema_words import field, fields, kind, name_of

REFERENCE = {"$ref": "#/components/schemas/Answer"}
LINK = '<a href="#Answer">Answer</a>'


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({}, "any"),
        ({"type": "string"}, "string"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "string", "maxLength": 4_000}, "string of at most 4,000 characters"),
        ({"type": "integer", "minimum": 1, "maximum": 50}, "integer 1 to 50"),
        ({"type": "integer", "maximum": 50}, "integer"),
        ({"enum": ["ar", "<en>"]}, "ar | &lt;en&gt;"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string or null"),
        ({"oneOf": [REFERENCE, {"type": "null"}, REFERENCE]}, f"{LINK} or null"),
        ({"type": "array", "items": REFERENCE}, f"list of {LINK}"),
        ({"type": "array"}, "list of any"),
        (REFERENCE, LINK),
    ],
)
def test_what_a_value_may_be(schema: dict[str, Any], words: str) -> None:
    assert kind(schema) == words


def test_the_name_of_what_is_referred_to() -> None:
    assert (name_of(REFERENCE), name_of({"type": "string"})) == ("Answer", "")


def test_what_is_required_is_strong_and_a_default_is_told() -> None:
    schema = {
        "required": ["question"],
        "properties": {
            "question": {"type": "string"},
            "language": {"type": "string", "default": "<auto>"},
            "filters": {"type": "object", "default": None},
        },
    }
    assert list(fields(schema)) == [
        "<code><strong>question</strong></code> string",
        "<code>language</code> string = &quot;&lt;auto&gt;&quot;",
        "<code>filters</code> object",
    ]
    assert field("<b>", {"type": "boolean", "default": False}, False) == "<code>&lt;b&gt;</code> boolean = false"
