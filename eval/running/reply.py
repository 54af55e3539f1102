"""The reply of a target to a question: the fields of an answer that the metrics need.

The library, a server and an OpenAI-compatible endpoint all return this record, so that all are measured by the same
metrics. What an endpoint does not provide (a confidence, hits) is None or empty, and is not measured.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from corpus.passage import Language

ReplyStatus = Literal["answered", "abstained", "searched", "failed"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CitedWords:
    """A citation, which claims `quote == paragraph[start:end]`; `paragraph` is None if the reply does not show it."""

    passage_id: str
    quote: str
    start: int
    end: int
    language: Language | None = None
    translation: str | None = None
    support: str | None = None
    answer_spans: tuple[Span, ...] = ()
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, an abstention, the result of a search, or a failure with its reason in `error`.

    `hits` are pairs of passage id and score, best first; `confidence` is that of `rag.answer.Answer`.
    """

    status: ReplyStatus
    answer: str = ""
    short_answer: str | None = None
    language: Language | None = None
    confidence: float | None = None
    reason: str | None = None
    citations: tuple[CitedWords, ...] = ()
    hits: tuple[tuple[str, float], ...] = ()
    took_ms: float = 0.0
    error: str | None = None

    @property
    def answered(self) -> bool:
        """Whether the reply is an answer."""
        return self.status == "answered"

    @property
    def abstained(self) -> bool:
        """Whether the reply is an abstention."""
        return self.status == "abstained"


def reply_of(answer: Mapping[str, Any], took_ms: float) -> Reply:
    """Return the reply in the body of `POST /v1/ask`. Raises KeyError or TypeError if it is not such a body."""
    shown = {hit["passage_id"]: hit["text"] for hit in answer["hits"]}
    return Reply(
        status=answer["status"],
        answer=answer["answer"],
        short_answer=answer["short_answer"],
        language=answer["language"],
        confidence=answer["confidence"],
        reason=answer["abstain_reason"],
        citations=tuple(_cited(each, shown) for each in answer["citations"]),
        hits=hits_of(answer["hits"]),
        took_ms=took_ms,
    )


def hits_of(hits: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, float], ...]:
    """Return passage ids and scores of hits in the JSON of the HTTP API."""
    return tuple((hit["passage_id"], hit["score"]) for hit in hits)


def _cited(citation: Mapping[str, Any], shown: Mapping[str, str]) -> CitedWords:
    translation = citation["translation"]
    return CitedWords(
        passage_id=citation["passage_id"],
        quote=citation["quote"],
        start=citation["start"],
        end=citation["end"],
        language=citation["language"],
        translation=None if translation is None else translation["text"],
        support=citation["support"],
        answer_spans=tuple((start, end) for start, end in citation["answer_spans"]),
        paragraph=shown.get(citation["passage_id"]),
    )
