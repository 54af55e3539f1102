"""`POST /v1/ask`: answers a question, whole or as a stream of events."""

from fastapi import APIRouter
from starlette.responses import Response

from api.guards.request_log import note_question
from api.protocols.native import native_error, native_events
from api.routes.answering import whole_answer
from api.routes.context import ContextDep
from api.routes.streaming import StreamFormat, event_stream
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openapi import accepts, or_text
from api.wire.question_inputs import AskInput
from api.wire.streams import MEDIA_TYPE
from rag.answer import Answer

router = APIRouter()


@router.post("/v1/ask", response_model=Answer, responses=or_text(MEDIA_TYPE), openapi_extra=accepts(AskInput))
async def ask(context: ContextDep) -> Response:
    """Answer a question from the documents, with citations."""
    body = await read_json(context.request, AskInput)
    note_question(context.request.scope, body.question)
    context.caller.check(body.collections)
    inquiry = body.inquiry()
    if not body.stream:
        return json_response(await whole_answer(context, inquiry))
    # The status of a stream is sent before the answer is known; errors that can be found now still get their own.
    await context.service.check_collections(inquiry.collections)
    return event_stream(context, inquiry, StreamFormat(native_events, native_error))
