"""The pipeline from question to answer, a step a line: condense, language, retrieve, judge, read, cite.

question ─> standalone question ─> evidence ─> verdict ─┬─> sentences ─> cited answer
                                                        └─> refusal with its reason and suggestions
"""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import TracebackType
from typing import Literal, Self

from corpus.errors import InvalidQuestion
from corpus.language import detect_language
from corpus.passage import Language
from index.library import Library
from index.search.filters import Filters
from rag.answer import Answer, Evidence, ShownHit, Timings, Turn, evidence_of
from rag.asking.condense import condense
from rag.judging.abstain import Verdict, verdict_on_evidence, verdict_on_question
from rag.judging.small_talk import task_of
from rag.reading.extract import READ_PASSAGES, answering_sentences
from rag.saying.cite import CitedText, cited_text
from rag.saying.frames import refusal
from rag.saying.suggest import suggested_questions

LONGEST_QUESTION = 4_000
DEFAULT_TOP_K = 8
DEFAULT_LANGUAGE: Language = "ar"
NO_FILTERS = Filters()
_DEFAULT_COLLECTIONS = ("default",)
MOST_SUGGESTIONS = 3
MOST_TRIED = 6
_ID_BYTES = 12
# Reasons that a task which is none for a reader of documents explains better.
_OFF_TOPIC = ("no_relevant_passage", "not_in_passages")


@dataclass(frozen=True, slots=True)
class Search:
    """The ranked passages of one query, as clients see them."""

    query: str
    language: Language
    hits: tuple[ShownHit, ...]


class Answerer:
    """Answers questions from one library. Safe to call from many threads."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def ask(
        self,
        question: str,
        *,
        language: Literal["auto", "ar", "en"] = "auto",
        collections: Sequence[str] = _DEFAULT_COLLECTIONS,
        filters: Filters = NO_FILTERS,
        top_k: int = DEFAULT_TOP_K,
        history: Sequence[Turn] = (),
    ) -> Answer:
        """Return the answer to one question, or an abstention with its reason.

        Args:
            language: of the answer; `auto` is that of the question.
            top_k: how many passages to show as hits, 1 to 50.

        Raises:
            InvalidQuestion: over 4,000 characters.
            UnknownCollection: one of the collections does not exist.
            StorageUnavailable, StorageBusy: the data folder cannot be read.
        """
        started = time.perf_counter()
        _check_length(question)
        plain = verdict_on_question(question)
        standalone = condense(question, history) if plain is None else question
        spoken = detect_language(question) or DEFAULT_LANGUAGE if language == "auto" else language
        retrieval = self.library.retrieve(standalone, tuple(collections), filters, max(top_k, READ_PASSAGES))
        evidence = evidence_of(retrieval)
        retrieved = time.perf_counter()
        verdict = plain or self._verdict(standalone, evidence, collections)
        said = self._said(standalone, spoken, evidence, verdict)
        return Answer(
            id=f"ans_{secrets.token_hex(_ID_BYTES)}",
            question=question,
            standalone_question=standalone,
            language=spoken,
            status="abstained" if verdict.reason else "answered",
            answer=said.text,
            short_answer=None,
            confidence=round(verdict.confidence, 3),
            abstain_reason=verdict.reason,
            citations=said.citations,
            hits=tuple(map(ShownHit.of, evidence[:top_k])),
            suggestions=self._suggestions(evidence, spoken, collections, filters) if verdict.reason else (),
            timings_ms=_timings(started, retrieved),
            generator="extractive",
            fallback_reason=None,
            encoder=self.library.encoder_name,
            generation=retrieval.result.generation,
        )

    def search(
        self,
        query: str,
        *,
        collections: Sequence[str] = _DEFAULT_COLLECTIONS,
        filters: Filters = NO_FILTERS,
        top_k: int = 10,
    ) -> Search:
        """Return the best `top_k` passages (1 to 50) for a query. Raises as `ask` does."""
        _check_length(query)
        retrieval = self.library.retrieve(query, tuple(collections), filters, top_k)
        return Search(query, retrieval.result.language, tuple(map(ShownHit.of, evidence_of(retrieval))))

    def close(self) -> None:
        """Close the library; nothing needs saving."""
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _verdict(self, question: str, evidence: Sequence[Evidence], collections: Sequence[str]) -> Verdict:
        searched = bool(evidence) or any(c.passages for c in self.library.collections() if c.name in collections)
        verdict = verdict_on_evidence(evidence, searched=searched)
        return replace(verdict, talk=task_of(question)) if verdict.reason in _OFF_TOPIC else verdict

    def _suggestions(
        self, evidence: Sequence[Evidence], language: Language, collections: Sequence[str], filters: Filters
    ) -> tuple[str, ...]:
        """Return questions that this library answers, tried one by one."""
        near = evidence or self._first_passages(collections, filters)
        tried = islice(suggested_questions(near, language), MOST_TRIED)
        answered = (each for each in tried if self._is_answered(each, collections, filters))
        return tuple(islice(answered, MOST_SUGGESTIONS))

    def _is_answered(self, question: str, collections: Sequence[str], filters: Filters) -> bool:
        evidence = evidence_of(self.library.retrieve(question, collections, filters, READ_PASSAGES))
        return verdict_on_evidence(evidence, searched=True).reason is None

    def _first_passages(self, collections: Sequence[str], filters: Filters) -> tuple[Evidence, ...]:
        """Return passages like the oldest one, for a question that is near none."""
        for collection in collections:
            for document in self.library.documents(collection, limit=1).documents:
                first = self.library.document_passages(collection, document.document_id)[:1]
                return evidence_of(self.library.retrieve(first[0].passage.text, collections, filters, READ_PASSAGES))
        return ()

    def _said(self, question: str, language: Language, evidence: Sequence[Evidence], verdict: Verdict) -> CitedText:
        if verdict.reason:
            return CitedText(refusal(verdict.reason, verdict.talk, language), ())
        return cited_text(answering_sentences(question, evidence, language, self.library.analyzer), language)


def _check_length(question: str) -> None:
    if len(question) > LONGEST_QUESTION:
        raise InvalidQuestion(
            f"the question has {len(question):,} characters", hint=f"Ask in {LONGEST_QUESTION:,} characters or fewer."
        )


def _timings(started: float, retrieved: float) -> Timings:
    now = time.perf_counter()
    retrieve, answer, total = (round(1_000 * span, 2) for span in (retrieved - started, now - retrieved, now - started))
    return Timings(retrieve, answer, total)
