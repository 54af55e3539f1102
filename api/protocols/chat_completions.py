"""OpenAI's chat completions: a whole answer as one object, a streamed one as chunks.

role ─> content … ─> annotations ─> an empty delta with "stop" ─> usage, if requested ─> [DONE]
"""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from api.protocols.ids import new_id
from api.protocols.sources import Address, SourcedText, with_sources
from api.protocols.suggestions import suggestion_field
from api.wire.streams import event
from index.storage.keys import SourcesProfile
from rag.answer import Answer
from rag.events import Answered, AnswerEvent, TextAdded

END = event(b"[DONE]")

_SENT_WHOLE: frozenset[SourcesProfile] = frozenset({"openwebui"})
"""Profiles whose text is sent at the end: its numbers depend on all the citations."""

_CHUNK = "chat.completion.chunk"
_ROLE: dict[str, Any] = {"role": "assistant", "content": ""}
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Completion:
    """What the objects and chunks of one completion have in common.

    `model` is the name that the client used, `prompt` the texts of its messages, counted for `usage`; with
    `includes_usage` a stream ends with a chunk of usage.
    """

    model: str
    prompt: Sequence[str]
    includes_usage: bool = False
    id: str = field(default_factory=partial(new_id, "chatcmpl-"))
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, content: str, **message: Any) -> dict[str, Any]:
        """Return the completion as one object; `message` has further fields of its message."""
        whole = {"role": "assistant", "content": content, "refusal": None, **message}
        choice = {"index": 0, "message": whole, "logprobs": None, "finish_reason": "stop"}
        return self._object("chat.completion", [choice]) | {"usage": usage(self.prompt, content)}

    def chunk(self, delta: dict[str, Any], finish_reason: str | None = None, **beside: Any) -> bytes:
        """Return one chunk as an event; `beside` has further fields of the chunk.

        If usage is requested, `usage` is null in every chunk but the last (OpenAI's `stream_options.include_usage`).
        """
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        chunk = self._object(_CHUNK, [choice]) | beside
        return event(chunk | {"usage": None} if self.includes_usage else chunk)

    def end(self, content: str, **beside: Any) -> Iterator[bytes]:
        """Yield the last events of a stream: the finish reason, the usage if requested, and `[DONE]`.

        Args:
            beside: further fields of the chunk with the finish reason.
        """
        yield self.chunk({}, "stop", **beside)
        if self.includes_usage:
            yield event(self._object(_CHUNK, []) | {"usage": usage(self.prompt, content)})
        yield END

    def _object(self, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model, "choices": choices}


def usage(prompt: Iterable[str], content: str) -> dict[str, int]:
    """Return the size of both in words and punctuation marks: no model with tokens is involved."""
    prompt_tokens, completion_tokens = sum(map(_tokens, prompt)), _tokens(content)
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
    }


def whole_completion(
    completion: Completion, answer: Answer, profile: SourcesProfile, address: Address
) -> dict[str, Any]:
    """Return the answer as one object, its sources in the form of the profile."""
    sourced = with_sources(answer, profile, address)
    message = {} if sourced.annotations is None else {"annotations": sourced.annotations}
    beside = {} if sourced.sources is None else {"sources": sourced.sources}
    return completion.whole(sourced.text, **message) | beside | suggestion_field(answer)


def completion_events(
    completion: Completion, events: Iterable[AnswerEvent], profile: SourcesProfile, address: Address
) -> Iterator[bytes]:
    """Yield the chunks of an answer while it is made, its sources in the form of the profile."""
    yield completion.chunk(_ROLE)
    sent, beside = "", {}
    for item in events:
        if isinstance(item, TextAdded) and profile not in _SENT_WHOLE:
            sent += item.text
            yield completion.chunk({"content": item.text})
        elif isinstance(item, Answered):
            sourced = with_sources(item.answer, profile, address)
            yield from map(completion.chunk, _last_deltas(sourced, sent))
            for source in sourced.sources or ():
                yield event({"event": {"type": "source", "data": source}})
            sent, beside = sourced.text, suggestion_field(item.answer)
    yield from completion.end(sent, **beside)


def text_events(completion: Completion, content: str) -> Iterator[bytes]:
    """Yield the chunks of a text that is not an answer from documents."""
    yield completion.chunk(_ROLE)
    yield completion.chunk({"content": content})
    yield from completion.end(content)


def completion_error(problem: dict[str, Any]) -> bytes:
    """Return the event that ends a stream early; the problem has the member `error` that OpenAI's clients read."""
    return event(problem)


def _last_deltas(sourced: SourcedText, sent: str) -> Iterator[dict[str, Any]]:
    """Yield the deltas after the text that was sent: the rest of the text, and the annotations."""
    if rest := sourced.text.removeprefix(sent):
        yield {"content": rest}
    if sourced.annotations:
        yield {"annotations": sourced.annotations}


def _tokens(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))
