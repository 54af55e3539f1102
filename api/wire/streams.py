"""Server-sent events: events in, a response out that ends when the client leaves.

A reader that stands still is cut off by the protocol below (`api.guards.deadlines`), not here.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from starlette.responses import StreamingResponse

from api.wire.json_responses import dump

MEDIA_TYPE = "text/event-stream"

_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
"""The second keeps nginx from holding events back."""

# JSON leaves these as they are, and many clients, though not the standard, end a line at them.
_LINE_ENDS = {"\u0085": b"\\u0085", "\u2028": b"\\u2028", "\u2029": b"\\u2029"}


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its name, and a record or JSON bytes."""

    name: str
    data: Any


class EventStream(StreamingResponse):
    """Sends events as they come. When the client leaves, the iterator is cancelled where it waits."""

    def __init__(self, events: AsyncIterator[Event]) -> None:
        super().__init__(_encoded(events), headers=_HEADERS, media_type=MEDIA_TYPE)


def encode(event: Event) -> bytes:
    """Return the event as it is sent, its data on one line."""
    data = event.data if isinstance(event.data, bytes) else dump(event.data)
    for line_end, escaped in _LINE_ENDS.items():
        data = data.replace(line_end.encode(), escaped)
    return b"event: %s\ndata: %s\n\n" % (event.name.encode(), data)


async def _encoded(events: AsyncIterator[Event]) -> AsyncIterator[bytes]:
    async for event in events:
        yield encode(event)
