"""`POST /v1/ask`: a question in; its answer out, whole or as a stream of events."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.guards.request_log import note_question
from api.protocols.native import native_error, native_events
from api.routes.streaming import event_stream
from api.service import TheCaller, TheService
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openapi import accepts, or_text
from api.wire.question_inputs import AskInput
from api.wire.streams import MEDIA_TYPE
from rag.answer import Answer

router = APIRouter()


@router.post("/v1/ask", response_model=Answer, responses=or_text(MEDIA_TYPE), openapi_extra=accepts(AskInput))
async def ask(request: Request, service: TheService, caller: TheCaller) -> Response:
    """Answer a question from the documents, with citations."""
    given = await read_json(request, AskInput)
    note_question(request.scope, given.question)
    caller.check(given.collections)
    inquiry = given.inquiry()
    if not given.stream:
        return json_response(await service.answer(inquiry))
    # A stream has its status before the answer is known: what can be told now is told by the status.
    await service.check_collections(inquiry.collections)
    return event_stream(request, service, lambda: native_events(service.events(inquiry)), native_error)
