"""`POST /v1/chat/ui`: the protocol of Vercel's AI SDK (`useChat`)."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.protocols.ui_messages import HEADERS, ui_message_error, ui_message_events
from api.routes.asking import inquiry_of
from api.routes.context import ContextDep
from api.routes.streaming import StreamFormat, event_stream
from api.wire.json_requests import read_json
from api.wire.openapi import accepts, text
from api.wire.streams import MEDIA_TYPE
from api.wire.ui_inputs import UIChatInput

router = APIRouter()


@router.post("/v1/chat/ui", responses=text(MEDIA_TYPE), openapi_extra=accepts(UIChatInput))
async def chat(context: ContextDep) -> Response:
    """Answer the last message of a conversation, as a stream of UI messages."""
    body = await read_json(context.request, UIChatInput)
    inquiry = await inquiry_of(context, body)
    address = context.service.links.to(context.request)
    stream_format = StreamFormat(partial(ui_message_events, address=address), ui_message_error, HEADERS)
    return event_stream(context, inquiry, stream_format)
