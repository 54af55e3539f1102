"""A stream of events as a response, whose errors are events too: its status was sent before they came."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from types import MappingProxyType

from api.guards.request_ids import request_id_of
from api.problem_responses import problem_body, report
from api.routes.context import Context
from api.wire.streams import EventStream

Events = Callable[[], Iterator[bytes]]
"""Called and read in a thread."""

ErrorEvent = Callable[[bytes], bytes]
"""Makes the last event of a stream that breaks off, of the problem as JSON."""


def event_stream(
    context: Context, events: Events, error_event: ErrorEvent, headers: Mapping[str, str] = MappingProxyType({})
) -> EventStream:
    """Return the response."""
    return EventStream(_pieces(context, events, error_event), headers)


async def _pieces(context: Context, events: Events, error_event: ErrorEvent) -> AsyncIterator[bytes]:
    try:
        async for piece in context.service.stream(events):
            yield piece
    except Exception as error:
        request = context.request
        request_id = request_id_of(request.scope)
        report(error, request_id)
        yield error_event(problem_body(error, request_id, request.url.path))
