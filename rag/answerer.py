"""The pipeline from question to answer, a step a line: condense, language, retrieve, judge, read, cite.

question ─> standalone question ─> evidence ─> verdict ─┬─> sentences ─> cited answer
                                                        └─> refusal with its reason and suggestions
"""

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
from index.records import StoredPassage
from index.search.filters import Filters
from rag.answer import Answer, Evidence, ShownHit, Timings, Turn, evidence_of
from rag.asking.condense import condense
from rag.asking.question import Question, understand
from rag.judging.abstain import Verdict, verdict_on_evidence, verdict_on_question
from rag.judging.small_talk import task_of
from rag.reading.find import READ_PASSAGES
from rag.reading.reader import NOTHING, Reader, Reply
from rag.saying.cite import CitedText, cited_text
from rag.saying.frames import refusal
from rag.saying.receipt import sealed
from rag.saying.suggest import suggested_questions

LONGEST_QUESTION = 4_000
DEFAULT_TOP_K = 8
DEFAULT_LANGUAGE: Language = "ar"
NO_FILTERS = Filters()
_DEFAULT_COLLECTIONS = ("default",)
MOST_SUGGESTIONS = 3
# A document's own central sentences do say what it is about; which of them matter most is for the reader to say.
OVERVIEW_CONFIDENCE = 0.8
MOST_TRIED = 6
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
        asked = understand(standalone)
        spoken = _spoken(question) if language == "auto" else language
        retrieval = self.library.retrieve(standalone, tuple(collections), filters, max(top_k, READ_PASSAGES))
        evidence = evidence_of(retrieval)
        retrieved = time.perf_counter()
        near = self._near(asked, evidence, collections, filters)
        verdict = plain or self._verdict(asked, near, collections)
        reply = NOTHING if verdict.reason else self._read(asked, spoken, near)
        verdict = verdict if reply.follows else Verdict("not_in_passages", verdict.confidence)
        said = _said(reply, spoken, verdict)
        answer = Answer(
            id="",
            question=question,
            standalone_question=standalone,
            language=spoken,
            status="abstained" if verdict.reason else "answered",
            answer=said.text,
            short_answer=None if verdict.reason else reply.short,
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
        return sealed(answer)

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

    def _near(
        self, question: Question, evidence: Sequence[Evidence], collections: Sequence[str], filters: Filters
    ) -> Sequence[Evidence]:
        """Return what to read: the evidence, but for an overview, which need not share a word with anything."""
        if question.type != "overview":
            return evidence
        return evidence or self._first_passages(collections, filters)

    def _verdict(self, question: Question, evidence: Sequence[Evidence], collections: Sequence[str]) -> Verdict:
        if question.type == "overview" and evidence:
            return Verdict(None, OVERVIEW_CONFIDENCE)
        searched = bool(evidence) or any(c.passages for c in self.library.collections() if c.name in collections)
        verdict = verdict_on_evidence(evidence, searched=searched)
        return replace(verdict, talk=task_of(question.text)) if verdict.reason in _OFF_TOPIC else verdict

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

    def _read(self, question: Question, language: Language, evidence: Sequence[Evidence]) -> Reply:
        reader = Reader(language, self.library.analyzer, self._before)
        if question.type != "overview":
            return reader.read(question, evidence)
        first = evidence[0].stored
        return reader.sum_up(
            self.library.document_passages(first.collection, first.passage.document_id), evidence[0].hit
        )

    def _before(self, stored: StoredPassage) -> StoredPassage | None:
        """Return the paragraph before a passage in its document; it may have been removed meanwhile."""
        passage = stored.passage
        before = f"{passage.document_id}#p{passage.number - 1}"
        found = self.library.passages([before], stored.collection) if passage.number > 1 else ()
        return found[0] if found and found[0].version == stored.version else None


def _spoken(question: str) -> Language:
    """Return the language to answer a question in; one in neither is refused in that of its script."""
    return understand(question).language or detect_language(question) or DEFAULT_LANGUAGE


def _said(reply: Reply, language: Language, verdict: Verdict) -> CitedText:
    if verdict.reason:
        return CitedText(refusal(verdict.reason, verdict.talk, language), ())
    return cited_text(reply.sentences, language, reply.lead)


def _check_length(question: str) -> None:
    if len(question) > LONGEST_QUESTION:
        raise InvalidQuestion(
            f"the question has {len(question):,} characters", hint=f"Ask in {LONGEST_QUESTION:,} characters or fewer."
        )


def _timings(started: float, retrieved: float) -> Timings:
    now = time.perf_counter()
    retrieve, answer, total = (round(1_000 * span, 2) for span in (retrieved - started, now - retrieved, now - started))
    return Timings(retrieve, answer, total)
