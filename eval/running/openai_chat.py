"""An OpenAI-compatible endpoint as a target.

The answer is the message of the first choice. Citations are `url_citation` annotations whose URL names a document and a
passage, as those of Iqtibas do; other systems have none, so their citation metrics are 0. The protocol has no field for
an abstention: a message that begins by declining to answer (`refusals.txt`) counts as one.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from corpus.fold import fold
from corpus.language import detect_language
from eval.reading.questions import Question
from eval.running.http_client import RequestFailed, call, open_client
from eval.running.reply import CitedWords, Reply
from eval.running.server import CONCURRENCY
from eval.running.target import TargetDescription
from eval.stopwatch import Stopwatch

_PASSAGE = re.compile(r"/documents/([^/]+)/passages/([1-9][0-9]*)$")
_OPENING_CHARACTERS = 240
"""A refusal is looked for at the beginning only: later in an answer, "not known" may be what a document says."""

_REFUSALS = tuple(
    re.compile(line if line.isascii() else fold(line))
    for line in (Path(__file__).with_name("refusals.txt").read_text(encoding="utf-8").splitlines())
)
"""Patterns of sentences that decline to answer, in English and Arabic."""


@dataclass(frozen=True, slots=True)
class OpenAIEndpoint:
    """A model of an OpenAI-compatible API; `url` is the part before `/chat/completions`."""

    url: str
    model: str
    key: str = ""
    concurrency: int = CONCURRENCY


class OpenAITarget:
    """`POST {url}/chat/completions` with one model."""

    def __init__(self, client: httpx.Client, model: str, concurrency: int) -> None:
        self._client = client
        self._model = model
        self._concurrency = concurrency

    @property
    def concurrency(self) -> int:
        return self._concurrency

    def ask(self, question: Question) -> Reply:
        turns = [asdict(turn) for turn in question.history]
        body = {"model": self._model, "messages": [*turns, {"role": "user", "content": question.question}]}
        watch = Stopwatch()
        try:
            completion = call(self._client, "POST", "/chat/completions", body)
            return _reply(completion["choices"][0]["message"], watch.ms)
        except (RequestFailed, KeyError, IndexError, TypeError) as error:
            return Reply("failed", took_ms=watch.ms, error=f"{type(error).__name__}: {error}")

    def search(self, question: Question) -> Reply:
        return Reply("failed", error="an OpenAI endpoint ranks no passages")

    def describe(self) -> TargetDescription:
        return TargetDescription("openai", str(self._client.base_url), {"model": self._model})


@contextmanager
def openai_target(endpoint: OpenAIEndpoint) -> Iterator[OpenAITarget]:
    """Yield a target that asks an endpoint. Raises: TargetUnavailable."""
    with open_client(endpoint.url, endpoint.key) as client:
        yield OpenAITarget(client, endpoint.model, endpoint.concurrency)


def is_refusal(answer: str) -> bool:
    """Return whether a text is empty or begins by declining to answer."""
    opening = fold(answer[:_OPENING_CHARACTERS]).replace("’", "'")
    return not answer.strip() or any(refusal.search(opening) for refusal in _REFUSALS)


def _reply(message: Mapping[str, Any], took_ms: float) -> Reply:
    text = message["content"] or ""
    citations = tuple(filter(None, map(_citation, message.get("annotations") or ())))
    refused = is_refusal(text) and not citations
    return Reply(
        status="abstained" if refused else "answered",
        answer=text,
        language=detect_language(text),
        citations=citations,
        took_ms=took_ms,
    )


def _citation(annotation: Mapping[str, Any]) -> CitedWords | None:
    """Return an annotation as a citation without a quote; None if its URL names no passage."""
    if annotation.get("type") != "url_citation":
        return None
    cited = annotation["url_citation"]
    named = _PASSAGE.search(urlsplit(cited["url"]).path)
    if named is None:
        return None
    span = (int(cited["start_index"]), int(cited["end_index"]))
    return CitedWords(f"{unquote(named[1])}#p{named[2]}", "", 0, 0, answer_spans=(span,))
