"""Records as JSON responses, by orjson: dataclasses go out as they are, in the order of their fields."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

MEDIA_TYPE = "application/json"


def dump(record: Any) -> bytes:
    """Return a record as UTF-8 JSON."""
    return orjson.dumps(record)


def json_response(record: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a record as a response; bytes are JSON already."""
    body = record if isinstance(record, bytes) else dump(record)
    return Response(body, status, headers, MEDIA_TYPE)
