"""The result of a question: an answer with citations, or an abstention with its reason.

Field names and order are those of the public contract: a dataclass here is the JSON that clients read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language, Passage, TranslationSource
from index.hit import Hit
from index.records import Retrieval, StoredPassage

Status = Literal["answered", "abstained"]
AbstainReason = Literal[
    "no_relevant_passage",
    "not_in_passages",
    "not_a_question",
    "false_premise",
    "unsupported_language",
    "empty_collection",
]
Support = Literal["verbatim", "translated", "derived", "entailed"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A retrieved passage, as stored, with its hit.

    `sentence_cosines`: the cosine of each of its sentences with the question, see `index.records.Retrieval`.
    """

    stored: StoredPassage
    hit: Hit
    sentence_cosines: NDArray[np.float32]

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.stored.passage


def evidence_of(retrieval: Retrieval) -> tuple[Evidence, ...]:
    """Return the passages of a retrieval, best first."""
    return tuple(map(Evidence, retrieval.passages, retrieval.result.hits, retrieval.sentence_cosines))


@dataclass(frozen=True, slots=True)
class CitedTranslation:
    """The translation of a quotation; one of any `source` but `publisher` is unofficial."""

    language: Language
    text: str
    source: TranslationSource


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation that supports a part of the answer.

    `quote == paragraph[start:end]` in code points of the stored paragraph; `answer_spans` are the spans of the answer
    that it supports, without markers. `ocr_confidence`: of a scanned page, in [0, 1].
    """

    marker: int
    collection: str
    document_id: str
    document_version: int
    passage_id: str
    passage_sha256: str
    paragraph: int
    page: int | None
    title: str
    url: str
    source_url: str | None
    published: str | None
    language: Language
    quote: str
    start: int
    end: int
    answer_spans: tuple[Span, ...]
    translation: CitedTranslation | None
    support: Support
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit in the public contract: its rank and scores, and the whole paragraph."""

    rank: int
    passage_id: str
    collection: str
    document_id: str
    paragraph: int
    title: str
    language: Language
    text: str
    score: float
    scores: Mapping[str, float]

    @classmethod
    def of(cls, evidence: Evidence) -> "ShownHit":
        """Return the hit of an evidence in the public contract."""
        hit, stored = evidence.hit, evidence.stored
        passage = stored.passage
        return cls(
            rank=hit.rank,
            passage_id=hit.passage_id,
            collection=hit.collection,
            document_id=passage.document_id,
            paragraph=passage.number,
            title=stored.title,
            language=passage.language,
            text=passage.text,
            score=hit.score,
            scores=hit.scores,
        )


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each stage."""

    retrieve: float
    answer: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; `language` is that of `answer`, whatever the language of the passages.

    `confidence` is the probability that the answer is right and supported, or that the abstention is right. An
    abstention has a fixed sentence in `answer`, no citation and no short answer.
    """

    id: str
    question: str
    standalone_question: str
    language: Language
    status: Status
    answer: str
    short_answer: str | None
    confidence: float
    abstain_reason: AbstainReason | None
    citations: tuple[Citation, ...]
    hits: tuple[ShownHit, ...]
    suggestions: tuple[str, ...]
    timings_ms: Timings
    generator: str
    fallback_reason: str | None
    encoder: str
    generation: int
