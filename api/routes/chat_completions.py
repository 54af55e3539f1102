"""`POST /v1/chat/completions`: OpenAI's chat protocol, which most chat clients use."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.protocols.chat_completions import (
    Completion,
    completion_error,
    completion_events,
    text_events,
    whole_completion,
)
from api.protocols.housekeeping import housekeeping_answer
from api.protocols.unsupported import check_supported
from api.routes.answering import whole_answer
from api.routes.asking import inquiry_of
from api.routes.context import ContextDep
from api.routes.streaming import StreamFormat, event_stream
from api.wire.conversations import last_question
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openai_inputs import ChatInput
from api.wire.openai_replies import ChatCompletion
from api.wire.openapi import accepts, or_text
from api.wire.streams import MEDIA_TYPE, whole_stream

router = APIRouter()


@router.post(
    "/v1/chat/completions",
    response_model=ChatCompletion,
    responses=or_text(MEDIA_TYPE),
    openapi_extra=accepts(ChatInput),
)
async def complete(context: ContextDep) -> Response:
    """Answer the last message of a conversation, as OpenAI's chat completions."""
    body = await read_json(context.request, ChatInput)
    check_supported(body)
    completion = Completion(body.model, [message.text() for message in body.messages], body.includes_usage)
    if (text := _housekeeping(body)) is not None:
        return whole_stream(text_events(completion, text)) if body.stream else json_response(completion.whole(text))
    inquiry = await inquiry_of(context, body, body.model)
    profile, address = body.sources or context.caller.sources, context.service.links.to(context.request)
    if not body.stream:
        return json_response(whole_completion(completion, await whole_answer(context, inquiry), profile, address))
    render = partial(completion_events, completion, profile=profile, address=address)
    return event_stream(context, inquiry, StreamFormat(render, completion_error))


def _housekeeping(body: ChatInput) -> str | None:
    found = last_question(body.messages)
    if found is None:
        return None
    prompt, history = found
    return housekeeping_answer(prompt, [turn.content for turn in history if turn.role == "user"])
