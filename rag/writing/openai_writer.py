"""A language model behind an OpenAI-compatible server (vLLM, Ollama, llama.cpp, hosted ones).

Replies are streamed. A busy server is tried again with jittered, exponential pauses, before its first text and within
the deadline; after failures in a row a circuit breaker opens. Replies are untrusted: one without an end, of another
content type or not JSON is an error. The API key is in a header and in no error.
"""

import json
import random
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import httpx

from corpus.errors import GeneratorUnavailable
from rag.wait import Wait
from rag.writing.circuit import CircuitBreaker
from rag.writing.streamed_post import StreamedReply, StreamingClient
from rag.writing.writer import Message

CHARACTERS_A_TOKEN = 2
"""For an unknown tokenizer. Source: chosen low, so that the estimate is an upper bound for Arabic too."""

MOST_TRIES = 3
FIRST_PAUSE_S = 0.5
LONGEST_LINE_CHARACTERS = 100_000
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_DATA, _DONE = "data:", "[DONE]"
_HINT = "See IQTIBAS_OPENAI__BASE_URL, IQTIBAS_OPENAI__API_KEY and the model's name."


class OpenAIWriter:
    """A `Writer` over `POST {base_url}/chat/completions`."""

    def __init__(self, model: str, base_url: str, api_key: str = "", *, max_tokens: int) -> None:
        """Keep the address; nothing is sent before the first question.

        Args:
            base_url: up to and with `/v1`.
            max_tokens: of a reply, at most.
        """
        self.name = f"openai:{model}"
        self._body = {"model": model, "stream": True, "temperature": 0, "max_tokens": max_tokens}
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._client = StreamingClient(base_url, headers)
        self._breaker = CircuitBreaker()

    def count_tokens(self, text: str) -> int:
        """Return an upper bound."""
        return len(text) // CHARACTERS_A_TOKEN + 1

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def write(self, messages: Sequence[Message], wait: Wait) -> Generator[str, None, None]:
        """Yield the reply as it comes; see `Writer.write`."""
        if not self._breaker.allows():
            raise GeneratorUnavailable(f"{self.name} failed several times and is left alone for a while", hint=_HINT)
        body = self._body | {"messages": [{"role": each.role, "content": each.content} for each in messages]}
        try:
            yield from self._tried(body, wait)
        except GeneratorUnavailable:
            self._breaker.record(success=False)
            raise
        self._breaker.record(success=True)

    def _tried(self, body: Mapping[str, object], wait: Wait) -> Iterator[str]:
        """Yield the reply of the first try to a server that is not busy."""
        for attempt in range(MOST_TRIES):
            with self._reply(body, wait) as reply:
                if reply.status not in _BUSY or attempt == MOST_TRIES - 1:
                    yield from _pieces(_checked(reply, self.name), self.name)
                    return
                pause_s = _pause_s(reply, attempt)
            if pause_s >= wait.left_s():
                raise GeneratorUnavailable(f"{self.name} answered {reply.status}", hint=_HINT)
            wait.sleep(pause_s)

    @contextmanager
    def _reply(self, body: Mapping[str, object], wait: Wait) -> Iterator[StreamedReply]:
        try:
            with self._client.post("chat/completions", body, wait) as reply:
                yield reply
        except TimeoutError as error:
            raise GeneratorUnavailable(f"{self.name} was not done in time", hint=_HINT) from error
        except httpx.HTTPError as error:
            raise GeneratorUnavailable(f"{self.name} cannot be reached: {type(error).__name__}", hint=_HINT) from error


def _pause_s(reply: StreamedReply, attempt: int) -> float:
    """Return the pause in seconds: the server's Retry-After, or an exponential one with jitter."""
    asked = reply.headers.get("retry-after", "")
    return (
        float(asked) if asked.isascii() and asked.isdigit() else FIRST_PAUSE_S * 2**attempt * random.uniform(0.5, 1.5)
    )


def _checked(reply: StreamedReply, name: str) -> StreamedReply:
    kind = reply.headers.get("content-type", "")
    if reply.status != httpx.codes.OK:
        raise GeneratorUnavailable(f"{name} answered {reply.status}", hint=_HINT)
    if not kind.startswith("text/event-stream"):
        raise GeneratorUnavailable(f"{name} answered with something else than a stream", hint=_HINT)
    return reply


def _pieces(reply: StreamedReply, name: str) -> Iterator[str]:
    """Yield the text of each event of a stream, which ends with `[DONE]` or with a finish reason."""
    for line in _lines(reply.chunks, name):
        if not line.startswith(_DATA):
            continue
        data = line.removeprefix(_DATA).strip()
        if data == _DONE:
            return
        pieces, ended = _event(data, name)
        yield from pieces
        if ended:  # some servers (transformers serve) send no [DONE]
            return
    raise GeneratorUnavailable(f"{name} broke off", hint=_HINT)


def _lines(chunks: Iterator[str], name: str) -> Iterator[str]:
    """Yield the lines of a reply. Raises `GeneratorUnavailable` where one is too long."""
    waiting = ""
    for chunk in chunks:
        *complete, waiting = (waiting + chunk).replace("\r\n", "\n").split("\n")
        yield from complete
        if len(waiting) > LONGEST_LINE_CHARACTERS:
            raise GeneratorUnavailable(f"{name} sent a line without end", hint=_HINT)
    yield waiting


def _event(data: str, name: str) -> tuple[list[str], bool]:
    """Return the text in an event, and whether it is the last one."""
    try:
        event: Any = json.loads(data)
        if "error" in event:
            raise GeneratorUnavailable(f"{name} reported an error", hint=_HINT)
        choices = event.get("choices", ())
        contents = [choice.get("delta", {}).get("content") for choice in choices]
        return [str(content) for content in contents if content], any(choice.get("finish_reason") for choice in choices)
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise GeneratorUnavailable(f"{name} sent an event that is not one", hint=_HINT) from error
