"""A stream of events as a response; an error becomes its last event, because the status was already sent."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

from api.guards.request_ids import request_id_of
from api.problem_responses import ProblemRecord, problem_record, report
from api.routes.context import Context
from api.service import Render
from api.wire.streams import EventStream
from rag.inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class StreamFormat:
    """How a protocol writes an answer as a stream.

    `render` makes its events, `error` the last event of a stream that fails, from the problem; `headers` are those of
    the response.
    """

    render: Render
    error: Callable[[ProblemRecord], bytes]
    headers: Mapping[str, str] = field(default_factory=dict)


def event_stream(context: Context, inquiry: Inquiry, stream_format: StreamFormat) -> EventStream:
    """Return a response that sends the answer while it is made."""
    return EventStream(_pieces(context, inquiry, stream_format), stream_format.headers)


async def _pieces(context: Context, inquiry: Inquiry, stream_format: StreamFormat) -> AsyncIterator[bytes]:
    try:
        async for piece in context.service.stream(inquiry, stream_format.render):
            yield piece
    except Exception as error:
        request = context.request
        request_id = request_id_of(request.scope)
        report(error, request_id)
        yield stream_format.error(problem_record(error, request_id, request.url.path))
