"""Server-sent events: what a thread tells goes in, a response that ends when the client leaves comes out.

A reader that stands still is cut off by the protocol below (`api.guards.deadlines`), not here.
"""

from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any

from starlette.responses import Response, StreamingResponse

from api.wire.json_bytes import dump

MEDIA_TYPE = "text/event-stream"

_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
"""The second keeps nginx from holding events back."""

# JSON leaves these as they are, and many clients, though not the standard, end a line at them.
_LINE_ENDS = {"\u0085": b"\\u0085", "\u2028": b"\\u2028", "\u2029": b"\\u2029"}

_LINE_END_BYTES = tuple((line_end.encode(), escaped) for line_end, escaped in _LINE_ENDS.items())


class EventStream(StreamingResponse):
    """Sends events as they come. When the client leaves, the iterator is cancelled where it waits."""

    def __init__(self, events: AsyncIterator[bytes], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(events, headers={**_HEADERS, **(headers or {})}, media_type=MEDIA_TYPE)


def whole_stream(events: Iterable[bytes]) -> Response:
    """Return events that are there already, as one response."""
    return Response(b"".join(events), headers=_HEADERS, media_type=MEDIA_TYPE)


def event(data: Any, name: str = "") -> bytes:
    """Return one event as it is sent, its data on one line.

    Args:
        data: a record, or bytes that are JSON already.
        name: of the event; most protocols but our own give it none.
    """
    line = data if isinstance(data, bytes) else dump(data)
    for line_end, escaped in _LINE_END_BYTES:
        line = line.replace(line_end, escaped)
    return b"event: %s\ndata: %s\n\n" % (name.encode(), line) if name else b"data: %s\n\n" % line
