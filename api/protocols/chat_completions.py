"""OpenAI's chat completions: a whole answer as one object, a told one as chunks.

role ─> content … ─> annotations ─> an empty delta with "stop" ─> usage, if asked for ─> [DONE]
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from api.protocols.sources import Address, annotations, links_under_text, numbered_by_passage, open_webui_sources
from api.wire.streams import event
from index.storage.keys import SourcesProfile
from rag.answer import Answer
from rag.telling import Done, Said, Told

END = event(b"[DONE]")

_ID_BYTES = 12
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
    match profile:
        case "annotations":
            return completion.whole(answer.answer, annotations=annotations(answer, address))
        case "openwebui":
            said = completion.whole(numbered_by_passage(answer))
            return said | {"sources": open_webui_sources(answer, address)}
        case "inline":
            return completion.whole(answer.answer + links_under_text(answer, address))
        case "none":
            return completion.whole(answer.answer)


def completion_events(
    completion: Completion, told: Iterable[Told], profile: SourcesProfile, address: Address, *, include_usage: bool
) -> Iterator[bytes]:
    """Yield the chunks of an answer that is being told, with its sources as the profile says."""
    chunk = _chunks(completion, include_usage=include_usage)
    yield chunk({"role": "assistant", "content": ""})
    said = ""
    for item in told:
        # Numbers by passage are known at the end only.
        if isinstance(item, Said) and profile != "openwebui":
            yield chunk({"content": item.text})
        elif isinstance(item, Done):
            said = item.answer.answer
            for delta in _last_deltas(item.answer, profile, address):
                said += delta.get("content", "")
                yield event(delta) if "event" in delta else chunk(delta)
    yield chunk({}, "stop")
    if include_usage:
        yield event(completion.usage_chunk(said))
    yield END


def text_events(completion: Completion, content: str, *, include_usage: bool) -> Iterator[bytes]:
    """Yield the chunks of a text that is no answer from documents."""
    chunk = _chunks(completion, include_usage=include_usage)
    yield chunk({"role": "assistant", "content": ""})
    yield chunk({"content": content})
    yield chunk({}, "stop")
    if include_usage:
        yield event(completion.usage_chunk(content))
    yield END


def completion_error(problem: bytes) -> bytes:
    """Return the event that ends a stream early: the problem has the `error` that OpenAI's clients look for."""
    return event(problem)


def _last_deltas(answer: Answer, profile: SourcesProfile, address: Address) -> Iterator[dict[str, Any]]:
    """Yield what comes after the told text; one with `event` is a line of its own."""
    match profile:
        case "annotations":
            yield from ({"annotations": found} for found in [annotations(answer, address)] if found)
        case "openwebui":
            yield {"content": numbered_by_passage(answer)}
            for source in open_webui_sources(answer, address):
                yield {"event": {"type": "source", "data": source}}
        case "inline":
            yield from ({"content": links} for links in [links_under_text(answer, address)] if links)
        case "none":
            pass


def _chunks(completion: Completion, *, include_usage: bool) -> Callable[..., bytes]:
    """Return what makes an event of a delta; where usage is asked for, all chunks but its own say null."""

    def chunk(delta: dict[str, Any], finish_reason: str | None = None) -> bytes:
        made = completion.chunk(delta, finish_reason)
        return event(orjson.dumps(made | {"usage": None} if include_usage else made))

    return chunk


def _tokens(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))
