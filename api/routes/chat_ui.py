"""`POST /v1/chat/ui`: the conversation of a web page made with Vercel's AI SDK."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.protocols.ui_messages import HEADERS, ui_message_error, ui_message_events
from api.routes.asking import inquiry_of
from api.routes.streaming import event_stream
from api.service import TheCaller, TheService
from api.wire.chat_inputs import MODEL, UIChatInput
from api.wire.json_requests import read_json
from api.wire.openapi import accepts, text
from api.wire.streams import MEDIA_TYPE

router = APIRouter()


@router.post("/v1/chat/ui", responses=text(MEDIA_TYPE), openapi_extra=accepts(UIChatInput))
async def chat(request: Request, service: TheService, caller: TheCaller) -> Response:
    """Answer the last message of a conversation, as a stream of UI messages."""
    given = await read_json(request, UIChatInput)
    inquiry = await inquiry_of(request, service, caller, MODEL, given.messages, given, "messages")
    base = service.links.base(request)
    return event_stream(
        request,
        service,
        lambda: ui_message_events(service.events(inquiry), lambda citation: service.links.of(citation, base)),
        ui_message_error,
        HEADERS,
    )
