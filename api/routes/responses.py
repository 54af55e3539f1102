"""`POST /v1/responses`: OpenAI's Responses for text, without stored conversations."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.protocols import responses as protocol
from api.protocols.unsupported import check_supported
from api.routes.answering import whole_answer
from api.routes.asking import inquiry_of
from api.routes.context import ContextDep
from api.routes.streaming import StreamFormat, event_stream
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openai_inputs import ResponsesInput
from api.wire.openai_replies import WholeResponse
from api.wire.openapi import accepts, or_text
from api.wire.streams import MEDIA_TYPE

router = APIRouter()


@router.post(
    "/v1/responses", response_model=WholeResponse, responses=or_text(MEDIA_TYPE), openapi_extra=accepts(ResponsesInput)
)
async def respond(context: ContextDep) -> Response:
    """Answer the last message of a conversation, as OpenAI's Responses."""
    body = await read_json(context.request, ResponsesInput)
    check_supported(body)
    inquiry = await inquiry_of(context, body, body.model)
    response = protocol.ModelResponse(body.model, [message.text() for message in body.all_messages()])
    address = context.service.links.to(context.request)
    if not body.stream:
        return json_response(protocol.whole_response(response, await whole_answer(context, inquiry), address))
    render = partial(protocol.response_events, response, address=address)
    return event_stream(context, inquiry, StreamFormat(render, partial(protocol.response_error, response)))
