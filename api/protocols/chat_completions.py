"""OpenAI's chat completions: a whole answer as one object, a streamed one as chunks.

role ─> content … ─> annotations ─> an empty delta with "stop" ─> usage, if asked for ─> [DONE]
"""

import re
import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.protocols.sources import Address, SourcedText, with_sources
from api.protocols.suggestions import suggestion_field
from api.wire.streams import event
from index.storage.keys import SourcesProfile
from rag.answer import Answer
from rag.events import Answered, AnswerEvent, TextAdded

END = event(b"[DONE]")

_ID_BYTES = 12
_SENT_WHOLE: frozenset[SourcesProfile] = frozenset({"openwebui"})
"""Numbers by passage are known once the answer is."""

_CHUNK = "chat.completion.chunk"
_ROLE: dict[str, Any] = {"role": "assistant", "content": ""}
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer to a chat client, before any of it is known.

    `model` is as the client named it, `prompt` all that it sent, to count; with `includes_usage` a stream ends with how
    much was used.
    """

    model: str
    prompt: Sequence[str]
    includes_usage: bool = False
    id: str = field(default_factory=lambda: f"chatcmpl-{secrets.token_hex(_ID_BYTES)}")
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, content: str, **message: Any) -> dict[str, Any]:
        """Return the answer as one object, with further fields of its message."""
        whole = {"role": "assistant", "content": content, "refusal": None, **message}
        choice = {"index": 0, "message": whole, "logprobs": None, "finish_reason": "stop"}
        return self._object("chat.completion", [choice]) | {"usage": usage(self.prompt, content)}

    def chunk(self, delta: dict[str, Any], finish_reason: str | None = None, **beside: Any) -> bytes:
        """Return the event of one chunk; where usage is asked for, all chunks but the last say null of it."""
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        chunk = self._object(_CHUNK, [choice]) | beside
        return event(chunk | {"usage": None} if self.includes_usage else chunk)

    def end(self, content: str, **beside: Any) -> Iterator[bytes]:
        """Yield the events that end every stream: why it ends, the size if that was asked for, the mark of the end.

        Args:
            beside: further fields of the first of them.
        """
        yield self.chunk({}, "stop", **beside)
        if self.includes_usage:
            yield event(self._object(_CHUNK, []) | {"usage": usage(self.prompt, content)})
        yield END

    def _object(self, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model, "choices": choices}


def usage(prompt: Iterable[str], content: str) -> dict[str, int]:
    """Return the size of both, in words and signs: no model has counted tokens."""
    prompt_tokens, completion_tokens = sum(map(_tokens, prompt)), _tokens(content)
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
    }


def whole_completion(
    completion: Completion, answer: Answer, profile: SourcesProfile, address: Address
) -> dict[str, Any]:
    """Return the answer as one object, with its sources as the profile says."""
    sourced = with_sources(answer, profile, address)
    message = {} if sourced.annotations is None else {"annotations": sourced.annotations}
    beside = {} if sourced.sources is None else {"sources": sourced.sources}
    return completion.whole(sourced.text, **message) | beside | suggestion_field(answer)


def completion_events(
    completion: Completion, events: Iterable[AnswerEvent], profile: SourcesProfile, address: Address
) -> Iterator[bytes]:
    """Yield the chunks of an answer as it comes about, with its sources as the profile says."""
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
    """Yield the chunks of a text that is no answer from documents."""
    yield completion.chunk(_ROLE)
    yield completion.chunk({"content": content})
    yield from completion.end(content)


def completion_error(problem: dict[str, Any]) -> bytes:
    """Return the event that ends a stream early: the problem has the `error` that OpenAI's clients look for."""
    return event(problem)


def _last_deltas(sourced: SourcedText, sent: str) -> Iterator[dict[str, Any]]:
    """Yield what comes after the text that was sent: the rest of it, and its annotations."""
    if rest := sourced.text.removeprefix(sent):
        yield {"content": rest}
    if sourced.annotations:
        yield {"annotations": sourced.annotations}


def _tokens(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))
