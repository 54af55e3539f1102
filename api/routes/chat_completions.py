"""`POST /v1/chat/completions`: OpenAI's protocol, which most chat clients speak."""

from collections.abc import Iterator

from fastapi import APIRouter
from starlette.requests import Request
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
from api.routes.asking import inquiry_of
from api.routes.streaming import event_stream
from api.service import Service, TheCaller, TheService
from api.wire.chat_inputs import ChatInput, last_question
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openai_replies import ChatCompletion
from api.wire.openapi import accepts, or_text
from api.wire.streams import MEDIA_TYPE

router = APIRouter()


@router.post(
    "/v1/chat/completions",
    response_model=ChatCompletion,
    responses=or_text(MEDIA_TYPE),
    openapi_extra=accepts(ChatInput),
)
async def complete(request: Request, service: TheService, caller: TheCaller) -> Response:
    """Answer the last message of a conversation, as OpenAI's chat completions."""
    given = await read_json(request, ChatInput)
    check_supported(given)
    completion = Completion(given.model, [message.text() for message in given.messages])
    if (text := _housekeeping(given)) is not None:
        return _text_response(request, service, given, completion, text)
    inquiry = await inquiry_of(request, service, caller, given.model, given.messages, given, "messages")
    profile, base = given.sources or caller.sources, service.links.base(request)

    if not given.stream:
        answer = await service.answer(inquiry)
        return json_response(whole_completion(completion, answer, profile, lambda each: service.links.of(each, base)))

    def events() -> Iterator[bytes]:
        events, wants_usage = service.events(inquiry), _wants_usage(given)
        return completion_events(
            completion, events, profile, lambda each: service.links.of(each, base), include_usage=wants_usage
        )

    return event_stream(request, service, events, completion_error)


def _housekeeping(given: ChatInput) -> str | None:
    found = last_question(given.messages)
    if found is None:
        return None
    prompt, history = found
    return housekeeping_answer(prompt, [turn.content for turn in history if turn.role == "user"])


def _text_response(request: Request, service: Service, given: ChatInput, completion: Completion, text: str) -> Response:
    if not given.stream:
        return json_response(completion.whole(text))
    wants_usage = _wants_usage(given)
    return event_stream(
        request, service, lambda: text_events(completion, text, include_usage=wants_usage), completion_error
    )


def _wants_usage(given: ChatInput) -> bool:
    return bool(given.stream_options and given.stream_options.include_usage)
