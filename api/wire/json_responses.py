"""Records as JSON responses."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from api.wire.json_bytes import dump

MEDIA_TYPE = "application/json"


def json_response(record: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a record as a response."""
    return Response(dump(record), status, headers, MEDIA_TYPE)
