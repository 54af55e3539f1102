"""Server-sent events, and responses that stream them.

A client that stops reading is disconnected by the protocol (`api.guards.deadlines`).
"""

from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any

from starlette.responses import Response, StreamingResponse

from api.wire.json_bytes import dump

MEDIA_TYPE = "text/event-stream"

_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
"""`x-accel-buffering` keeps nginx from buffering events."""

# JSON does not escape these, and many clients, against the standard, end a line at them.
_LINE_ENDS = {"\u0085": b"\\u0085", "\u2028": b"\\u2028", "\u2029": b"\\u2029"}

_LINE_END_BYTES = tuple((line_end.encode(), escaped) for line_end, escaped in _LINE_ENDS.items())


class EventStream(StreamingResponse):
    """Sends events as they are made; when the client disconnects, the iterator is cancelled."""

    def __init__(self, events: AsyncIterator[bytes], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(events, headers={**_HEADERS, **(headers or {})}, media_type=MEDIA_TYPE)


def whole_stream(events: Iterable[bytes]) -> Response:
    """Return events that exist already as one response."""
    return Response(b"".join(events), headers=_HEADERS, media_type=MEDIA_TYPE)


def event(data: Any, name: str = "") -> bytes:
    """Return the bytes of one event, its data on one line.

    Args:
        data: a record, or bytes of JSON.
        name: of the event; only our own protocol and Responses use one.
    """
    line = data if isinstance(data, bytes) else dump(data)
    for line_end, escaped in _LINE_END_BYTES:
        line = line.replace(line_end, escaped)
    return b"event: %s\ndata: %s\n\n" % (name.encode(), line) if name else b"data: %s\n\n" % line
