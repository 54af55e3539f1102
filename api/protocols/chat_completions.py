"""OpenAI's chat completions: a whole answer as one object, a streamed one as chunks.

role ─> content … ─> annotations ─> an empty delta with "stop" ─> usage, if asked for ─> [DONE]
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from api.protocols.sources import Address, Shown, shown
from api.wire.streams import event
from index.storage.keys import SourcesProfile
from rag.answer import Answer
from rag.events import Answered, AnswerEvent, TextAdded

END = event(b"[DONE]")

_ID_BYTES = 12
_TOLD_AT_THE_END: frozenset[SourcesProfile] = frozenset({"openwebui"})
"""Numbers by passage are known once the answer is."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer to a chat client, before any of it is known.

    Args:
        model: as the client named it.
        prompt: all that it sent, to count.
    """

    model: str
    prompt: Sequence[str]
    id: str = field(default_factory=lambda: f"chatcmpl-{secrets.token_hex(_ID_BYTES)}")
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, content: str, **message: Any) -> dict[str, Any]:
        """Return the answer as one object, with further fields of its message."""
        said = {"role": "assistant", "content": content, "refusal": None, **message}
        choice = {"index": 0, "message": said, "logprobs": None, "finish_reason": "stop"}
        return self._object("chat.completion", [choice]) | {"usage": usage(self.prompt, content)}

    def chunk(self, delta: dict[str, Any], finish_reason: str | None = None) -> dict[str, Any]:
        """Return one chunk."""
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return self._object("chat.completion.chunk", [choice])

    def usage_chunk(self, content: str) -> dict[str, Any]:
        """Return the chunk after the last."""
        return self._object("chat.completion.chunk", []) | {"usage": usage(self.prompt, content)}

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
    found = shown(answer, profile, address)
    message = {} if found.annotations is None else {"annotations": found.annotations}
    beside = {} if found.sources is None else {"sources": found.sources}
    return completion.whole(found.text, **message) | beside


def completion_events(
    completion: Completion,
    events: Iterable[AnswerEvent],
    profile: SourcesProfile,
    address: Address,
    *,
    include_usage: bool,
) -> Iterator[bytes]:
    """Yield the chunks of an answer as it comes about, with its sources as the profile says."""
    chunk = _chunks(completion, include_usage=include_usage)
    yield chunk({"role": "assistant", "content": ""})
    said = ""
    for item in events:
        if isinstance(item, TextAdded) and profile not in _TOLD_AT_THE_END:
            said += item.text
            yield chunk({"content": item.text})
        elif isinstance(item, Answered):
            found = shown(item.answer, profile, address)
            yield from map(chunk, _last_deltas(found, said))
            for source in found.sources or ():
                yield event({"event": {"type": "source", "data": source}})
            said = found.text
    yield from _last_events(completion, said, include_usage=include_usage)


def text_events(completion: Completion, content: str, *, include_usage: bool) -> Iterator[bytes]:
    """Yield the chunks of a text that is no answer from documents."""
    chunk = _chunks(completion, include_usage=include_usage)
    yield chunk({"role": "assistant", "content": ""})
    yield chunk({"content": content})
    yield from _last_events(completion, content, include_usage=include_usage)


def completion_error(problem: bytes) -> bytes:
    """Return the event that ends a stream early: the problem has the `error` that OpenAI's clients look for."""
    return event(problem)


def _last_deltas(found: Shown, said: str) -> Iterator[dict[str, Any]]:
    """Yield what comes after the told text: the rest of it, and its annotations."""
    if rest := found.text.removeprefix(said):
        yield {"content": rest}
    if found.annotations:
        yield {"annotations": found.annotations}


def _last_events(completion: Completion, said: str, *, include_usage: bool) -> Iterator[bytes]:
    """Yield what ends every stream: why it ends, the size if that was asked for, and the mark of the end."""
    yield _chunks(completion, include_usage=include_usage)({}, "stop")
    if include_usage:
        yield event(completion.usage_chunk(said))
    yield END


def _chunks(completion: Completion, *, include_usage: bool) -> Callable[..., bytes]:
    """Return what makes an event of a delta; where usage is asked for, all chunks but its own say null."""

    def chunk(delta: dict[str, Any], finish_reason: str | None = None) -> bytes:
        made = completion.chunk(delta, finish_reason)
        return event(orjson.dumps(made | {"usage": None} if include_usage else made))

    return chunk


def _tokens(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))
