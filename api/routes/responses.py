"""`POST /v1/responses`: OpenAI's Responses, for text; nothing is stored."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.protocols import responses as protocol
from api.protocols.unsupported import check_supported
from api.routes.asking import inquiry_of
from api.routes.streaming import event_stream
from api.service import TheCaller, TheService
from api.wire.chat_inputs import ResponsesInput
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openai_replies import WholeResponse
from api.wire.openapi import accepts, or_text
from api.wire.streams import MEDIA_TYPE
from rag.answer import Citation

router = APIRouter()


@router.post(
    "/v1/responses", response_model=WholeResponse, responses=or_text(MEDIA_TYPE), openapi_extra=accepts(ResponsesInput)
)
async def respond(request: Request, service: TheService, caller: TheCaller) -> Response:
    """Answer the last message of a conversation, as OpenAI's Responses."""
    given = await read_json(request, ResponsesInput)
    check_supported(given)
    messages = given.messages()
    inquiry = await inquiry_of(request, service, caller, given.model, messages, given, "input")
    response = protocol.ModelResponse(given.model, [message.text() for message in messages])
    base = service.links.base(request)

    def address(citation: Citation) -> str:
        return service.links.of(citation, base)

    if not given.stream:
        return json_response(protocol.whole_response(response, await service.answer(inquiry), address))
    return event_stream(
        request,
        service,
        lambda: protocol.response_events(response, service.events(inquiry), address),
        protocol.response_error,
    )
