"""`POST /v1/ask`: a question in; its answer out, whole or as a stream of events."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.guards.request_ids import request_id_of
from api.problem_responses import problem_body, report
from api.service import Service, TheCaller, TheService
from api.wire.bodies import json_body
from api.wire.inputs import AskInput
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openapi import accepts
from api.wire.streams import Event, EventStream
from index.library import Library
from rag.answer import Answer
from rag.answerer import NO_FILTERS

router = APIRouter()

# A word with the space after it: every character of a text is in exactly one piece.
_PIECE = re.compile(r"\S+\s*|\s+")


@router.post("/v1/ask", response_model=Answer, openapi_extra=accepts(AskInput))
async def ask(request: Request, service: TheService, caller: TheCaller) -> Response:
    """Answer a question from the documents, with citations."""
    asked = await read_json(request, AskInput)
    caller.check(asked.collections)
    answer = partial(
        service.answerer.ask,
        asked.question,
        language=asked.language,
        collections=asked.collections,
        filters=asked.filters.filters() if asked.filters else NO_FILTERS,
        top_k=asked.top_k,
        history=asked.turns(),
    )
    if not asked.stream:
        return json_response(json_body(await service.read(answer)))
    # A stream has its status before the answer is known: what can be told now is told by the status.
    await service.read(partial(_check_collections, service.library, asked.collections))
    return EventStream(_events(service, answer, request_id_of(request.scope)))


async def _events(service: Service, answer: Callable[[], Answer], request_id: str) -> AsyncIterator[Event]:
    yield Event("status", {"stage": "retrieve"})
    try:
        answered = await service.read(answer)
    except Exception as error:
        report(error, request_id)
        yield Event("error", problem_body(error, request_id))
        return
    for event in answer_events(answered):
        yield event


def answer_events(answer: Answer) -> Iterator[Event]:
    """Return the events that tell an answer; their deltas joined are its text."""
    yield Event("hits", {"hits": answer.hits})
    yield Event("status", {"stage": "answer"})
    for piece in _PIECE.findall(answer.answer):
        yield Event("delta", {"text": piece})
    for citation in answer.citations:
        yield Event("citation", citation)
    yield Event("done", json_body(answer))


def _check_collections(library: Library, names: list[str]) -> None:
    """Raise UnknownCollection where a name is none."""
    for name in names:
        library.documents(name, limit=1)
