"""OpenAI's Responses, for text: a whole answer as one object, a streamed one as events.

created ─> in_progress ─> item added ─> part added ─> text deltas ─> annotations ─> text, part, item done ─> completed
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

from api.protocols.chat_completions import usage
from api.protocols.ids import new_id
from api.protocols.sources import Address, annotations
from api.protocols.suggestions import suggestion_field
from api.wire.streams import event
from rag.answer import Answer
from rag.events import Answered, AnswerEvent, TextAdded

_PLACE = {"output_index": 0, "content_index": 0}


@dataclass(frozen=True, slots=True)
class ModelResponse:
    """What the events of one response have in common: `model` and `prompt` as of a `Completion`.

    `numbers` yields the sequence numbers of its events, from 0.
    """

    model: str
    prompt: Sequence[str]
    id: str = field(default_factory=partial(new_id, "resp_"))
    item_id: str = field(default_factory=partial(new_id, "msg_"))
    created: int = field(default_factory=lambda: int(time.time()))
    numbers: Iterator[int] = field(default_factory=count)

    def in_progress(self) -> dict[str, Any]:
        """Return the response before it has any output."""
        return {
            "id": self.id,
            "object": "response",
            "created_at": self.created,
            "status": "in_progress",
            "model": self.model,
            "output": [],
            "error": None,
            "incomplete_details": None,
            "instructions": None,
            "metadata": {},
            "parallel_tool_calls": False,
            "tool_choice": "none",
            "tools": [],
            "temperature": None,
            "top_p": None,
            "store": False,
            "text": {"format": {"type": "text"}},
            "usage": None,
        }

    def completed(self, text: str, cited: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the whole response."""
        counted = usage(self.prompt, text)
        sizes = {
            "input_tokens": counted["prompt_tokens"],
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": counted["completion_tokens"],
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": counted["total_tokens"],
        }
        output = [self.item("completed", [part(text, cited)])]
        return self.in_progress() | {"status": "completed", "output": output, "usage": sizes}

    def item(self, status: str, content: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the one message of the output."""
        return {"id": self.item_id, "type": "message", "status": status, "role": "assistant", "content": content}


def part(text: str, cited: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a text part of the message, with its annotations."""
    return {"type": "output_text", "text": text, "annotations": cited, "logprobs": []}


def flat_annotations(answer: Answer, address: Address) -> list[dict[str, Any]]:
    """Return the annotations in the form of Responses: the fields of `url_citation` beside the type."""
    return [{"type": each["type"], **each["url_citation"]} for each in annotations(answer, address)]


def whole_response(response: ModelResponse, answer: Answer, address: Address) -> dict[str, Any]:
    """Return the answer as one object."""
    return response.completed(answer.answer, flat_annotations(answer, address)) | suggestion_field(answer)


def response_events(response: ModelResponse, events: Iterable[AnswerEvent], address: Address) -> Iterator[bytes]:
    """Yield the events of an answer while it is made, numbered from 0."""
    for name, fields in _events(response, events, address):
        yield _numbered(response, name, fields)


def response_error(response: ModelResponse, problem: dict[str, Any]) -> bytes:
    """Return the event that ends a stream early."""
    error = problem["error"]
    return _numbered(response, "error", {"code": error["code"], "message": error["message"], "param": None})


def _numbered(response: ModelResponse, name: str, fields: dict[str, Any]) -> bytes:
    return event({"type": name, "sequence_number": next(response.numbers), **fields}, name)


def _events(
    response: ModelResponse, events: Iterable[AnswerEvent], address: Address
) -> Iterator[tuple[str, dict[str, Any]]]:
    here = {"item_id": response.item_id, **_PLACE}
    yield "response.created", {"response": response.in_progress()}
    yield "response.in_progress", {"response": response.in_progress()}
    yield "response.output_item.added", {"output_index": 0, "item": response.item("in_progress", [])}
    yield "response.content_part.added", {**here, "part": part("", [])}
    for item in events:
        if isinstance(item, TextAdded):
            yield "response.output_text.delta", {**here, "delta": item.text, "logprobs": []}
        elif isinstance(item, Answered):
            yield from _end(response, item.answer, here, address)


def _end(
    response: ModelResponse, answer: Answer, here: dict[str, Any], address: Address
) -> Iterator[tuple[str, dict[str, Any]]]:
    cited = flat_annotations(answer, address)
    for index, each in enumerate(cited):
        yield "response.output_text.annotation.added", {**here, "annotation_index": index, "annotation": each}
    whole = response.completed(answer.answer, cited) | suggestion_field(answer)
    yield "response.output_text.done", {**here, "text": answer.answer, "logprobs": []}
    yield "response.content_part.done", {**here, "part": part(answer.answer, cited)}
    yield "response.output_item.done", {"output_index": 0, "item": whole["output"][0]}
    yield "response.completed", {"response": whole}
