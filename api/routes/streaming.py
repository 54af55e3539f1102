"""A stream of events as a response, whose errors are events too: its status was sent before they came."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping

from starlette.requests import Request

from api.guards.request_ids import request_id_of
from api.problem_responses import problem_body, report
from api.service import Service
from api.wire.streams import EventStream


def event_stream(
    request: Request,
    service: Service,
    events: Callable[[], Iterator[bytes]],
    error_event: Callable[[bytes], bytes],
    headers: Mapping[str, str] | None = None,
) -> EventStream:
    """Return the response.

    Args:
        events: begun and worked off in a thread.
        error_event: makes the last event of a stream that breaks off, of the problem as JSON.
    """
    return EventStream(_events(request, service, events, error_event), headers)


async def _events(
    request: Request,
    service: Service,
    events: Callable[[], Iterator[bytes]],
    error_event: Callable[[bytes], bytes],
) -> AsyncIterator[bytes]:
    try:
        async for piece in service.stream(events):
            yield piece
    except Exception as error:
        request_id = request_id_of(request.scope)
        report(error, request_id)
        yield error_event(problem_body(error, request_id, request.url.path))
