"""Answers and searches as the JSON that clients read: the same bytes over HTTP and on the command line."""

import orjson

from rag.answer import Answer
from rag.answerer import Search


def json_body(result: Answer | Search) -> bytes:
    """Return the UTF-8 JSON of an answer or a search; field names and order are those of the dataclasses."""
    return orjson.dumps(result)
