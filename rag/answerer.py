"""The pipeline from question to answer, a step a line: condense, language, retrieve, judge, read, cite.

question ─> standalone question ─> evidence ─> verdict ─┬─> sentences ─> cited answer
                                                        └─> refusal with its reason and suggestions

Models of the user's choice come in where they are set: a reranker orders the evidence, a pointer has a word in what
answers, a language model writes; what it writes is proved, and where nothing is, the answer above stands.
"""

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from corpus.errors import InvalidQuestion
from corpus.fold import fold
from corpus.language import detect_language
from corpus.passage import Language
from index.library import Library
from index.records import Retrieval, StoredPassage
from index.search.filters import Filters
from rag.answer import Answer, Evidence, ShownHit, Timings, Turn, evidence_of
from rag.asking.question import Question, understand
from rag.asking.small_talk import task_of
from rag.events import Answered, AnswerEvent, CitationAdded, PassagesFound, StageStarted, text_in_pieces
from rag.inquiry import DEFAULT_COLLECTIONS, DEFAULT_TOP_K, LONGEST_QUESTION, NO_FILTERS, Inquiry
from rag.judging.abstain import (
    NOTHING_FOUND,
    NOTHING_TO_SEARCH,
    Verdict,
    verdict_on_question,
    verdict_on_reply,
)
from rag.proposals import Proposals
from rag.reading.reader import NOTHING, Reader, Reply
from rag.reading.sentences.find import READ_PASSAGES
from rag.saying.cite import CitedText, cited_text
from rag.saying.frames import refusal
from rag.saying.receipt import sealed

if TYPE_CHECKING:
    from rag.reading.model_reader import ModelReader
    from rag.reading.rerank import Reranker
    from rag.writing.written import FallbackReason, Writing

DEFAULT_LANGUAGE: Language = "ar"
OVERVIEW_CONFIDENCE = 0.8
"""Chosen: a document's own central sentences do say what it is about; which matter most, readers may dispute."""
EXTRACTIVE = "extractive"
_WARM_UP: dict[Language, str] = {"ar": "من زار من، ومتى كان ذلك؟", "en": "Who visited whom, and when was it?"}
# Reasons that a task which is none for a reader of documents explains better.
_OFF_TOPIC = ("no_relevant_passage", "not_in_passages")


@dataclass(frozen=True, slots=True)
class Search:
    """The ranked passages of one query, as clients see them."""

    query: str
    language: Language
    hits: tuple[ShownHit, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: the question so that it stands alone, and the language to answer in.

    `refusal` is that of a question which no document is needed for.
    """

    standalone: str
    question: Question
    language: Language
    refusal: Verdict | None


@dataclass(frozen=True, slots=True)
class _Result:
    """What is said to a question, and why; `short` is its short answer."""

    verdict: Verdict
    said: CitedText
    short: str | None
    generator: str
    fallback_reason: "FallbackReason | None"


class Answerer:
    """Answers questions from one library. Safe to call from many threads."""

    def __init__(
        self,
        library: Library,
        *,
        reranker: "Reranker | None" = None,
        pointer: "ModelReader | None" = None,
        writing: "Writing | None" = None,
    ) -> None:
        self.library = library
        self._reranker = reranker
        self._pointer = pointer
        self._writing = writing
        self._proposals = Proposals(self._would_answer)

    def ask(
        self,
        question: str,
        *,
        language: Literal["auto", "ar", "en"] = "auto",
        collections: Sequence[str] = DEFAULT_COLLECTIONS,
        filters: Filters = NO_FILTERS,
        top_k: int = DEFAULT_TOP_K,
        history: Sequence[Turn] = (),
    ) -> Answer:
        """Return the answer to one question, or an abstention with its reason.

        Args: those of an `Inquiry`.

        Raises:
            InvalidQuestion: over 4,000 characters.
            UnknownCollection: one of the collections does not exist.
            StorageUnavailable, StorageBusy: the data folder cannot be read.
        """
        events = self.events(Inquiry(question, language, collections, filters, top_k, history))
        return next(item.answer for item in events if isinstance(item, Answered))

    def events(self, inquiry: Inquiry) -> Iterator[AnswerEvent]:
        """Yield what `ask` returns, piece by piece as it comes about. Errors are those of `ask`."""
        started = time.perf_counter()
        _check_length(inquiry.question)
        yield StageStarted("retrieve")
        asked = self._understood(inquiry)
        retrieval = self._retrieve(asked.standalone, inquiry, max(inquiry.top_k, self._depth))
        evidence = self._ranked(asked.standalone, evidence_of(retrieval))
        retrieved = time.perf_counter()
        hits = tuple(map(ShownHit.of, evidence[: inquiry.top_k]))
        yield PassagesFound(hits)
        yield StageStarted("answer")
        result = yield from self._result(asked, evidence, inquiry)
        refused, generation = result.verdict.reason, retrieval.result.generation
        answer = Answer(
            id="",
            question=inquiry.question,
            standalone_question=asked.standalone,
            language=asked.language,
            status="abstained" if refused else "answered",
            answer=result.said.text,
            short_answer=result.short,
            confidence=round(result.verdict.confidence, 3),
            abstain_reason=refused,
            citations=result.said.citations,
            hits=hits,
            suggestions=self._suggestions(inquiry, evidence, asked.language, generation) if refused else (),
            timings_ms=_timings(started, retrieved),
            generator=result.generator,
            fallback_reason=result.fallback_reason,
            encoder=self.library.encoder_name,
            generation=generation,
        )
        yield Answered(sealed(answer))

    def warm_up(self) -> None:
        """Read and judge once in each language, so that no asker waits for what is loaded when it is first needed."""
        for language, question in _WARM_UP.items():
            self._would_answer(Inquiry(question), language)

    def search(
        self,
        query: str,
        *,
        collections: Sequence[str] = DEFAULT_COLLECTIONS,
        filters: Filters = NO_FILTERS,
        top_k: int = 10,
    ) -> Search:
        """Return the best `top_k` passages (1 to 50) for a query. Raises as `ask` does."""
        _check_length(query)
        retrieval = self.library.retrieve(query, tuple(collections), filters, top_k)
        return Search(query, retrieval.result.language, tuple(map(ShownHit.of, evidence_of(retrieval))))

    def close(self) -> None:
        """Close the library, and what writes; nothing needs saving."""
        if self._writing:
            self._writing.writer.close()
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _understood(self, inquiry: Inquiry) -> _Asked:
        question = inquiry.question
        refusal = verdict_on_question(question)
        language = _spoken(question) if inquiry.language == "auto" else inquiry.language
        standalone = self._condensed(inquiry, language) if refusal is None else question
        return _Asked(standalone, understand(standalone), language, refusal)

    def _result(
        self, asked: _Asked, evidence: Sequence[Evidence], inquiry: Inquiry
    ) -> Generator[AnswerEvent, None, _Result]:
        """Yield the text of the answer and its citations as they come about, and return the whole."""
        near = self._near(asked.question, evidence, inquiry)
        reply = self._read(asked.question, asked.language, near) if near and asked.refusal is None else NOTHING
        verdict = asked.refusal or self._verdict(asked.question, asked.language, near, reply, inquiry)
        written = None
        if self._writing and not verdict.reason:
            written = yield from self._writing.stream(asked.standalone, near, asked.language, self.library.analyzer)
            verdict = _declined(verdict) if written.declined else verdict
        proved = written.said if written else None
        said = proved or _said(reply, asked.language, verdict)
        if proved is None:
            yield from text_in_pieces(said.text)
        yield from map(CitationAdded, said.citations)
        return _Result(
            verdict,
            said,
            None if verdict.reason else _short(reply, proved),
            self._writing.writer.name if self._writing and proved else EXTRACTIVE,
            written.fallback_reason if written else None,
        )

    @property
    def has_models(self) -> bool:
        """Return whether models of the user's choice take part in an answer."""
        return any((self._reranker, self._pointer, self._writing))

    @property
    def _depth(self) -> int:
        """How many passages are retrieved at least."""
        return self._reranker.depth if self._reranker else READ_PASSAGES

    def _ranked(self, question: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return self._reranker.rerank(question, evidence) if self._reranker else evidence

    def _retrieve(self, question: str, inquiry: Inquiry, top_k: int) -> Retrieval:
        """Return what is retrieved for a question where the inquiry looks."""
        return self.library.retrieve(question, tuple(inquiry.collections), inquiry.filters, top_k)

    def _condensed(self, inquiry: Inquiry, language: Language) -> str:
        question, history = inquiry.question, inquiry.history
        by_rule = _condensed_by_rule(question, history) if history else question
        return self._writing.condense(question, history, by_rule, language) if self._writing else by_rule

    def _near(self, question: Question, evidence: Sequence[Evidence], inquiry: Inquiry) -> Sequence[Evidence]:
        """Return what to read: the evidence, but for an overview, which need not share a word with anything."""
        if question.type != "overview":
            return evidence
        return evidence or self._first_passages(inquiry)

    def _verdict(
        self,
        question: Question,
        language: Language,
        evidence: Sequence[Evidence],
        reply: Reply,
        inquiry: Inquiry,
    ) -> Verdict:
        if question.type == "overview" and evidence:
            return Verdict(None, OVERVIEW_CONFIDENCE)
        if evidence:
            verdict = verdict_on_reply(question, evidence, reply, language, self.library.analyzer)
        elif any(each.passages for each in self.library.collections() if each.name in inquiry.collections):
            verdict = NOTHING_FOUND
        else:
            verdict = NOTHING_TO_SEARCH
        return replace(verdict, talk=task_of(question.text)) if verdict.reason in _OFF_TOPIC else verdict

    def _suggestions(
        self, inquiry: Inquiry, evidence: Sequence[Evidence], language: Language, generation: int
    ) -> tuple[str, ...]:
        near = evidence or self._first_passages(inquiry)
        return self._proposals.instead_of(inquiry, near, language, generation)

    def _would_answer(self, inquiry: Inquiry, language: Language) -> bool:
        """Return whether an inquiry would get an answer from the documents' own sentences."""
        asked = understand(inquiry.question)
        evidence = evidence_of(self._retrieve(inquiry.question, inquiry, READ_PASSAGES))
        reply = self._read(asked, language, evidence) if evidence else NOTHING
        return self._verdict(asked, language, evidence, reply, inquiry).reason is None

    def _first_passages(self, inquiry: Inquiry) -> tuple[Evidence, ...]:
        """Return passages like the oldest one, for a question that is near none."""
        for collection in inquiry.collections:
            for document in self.library.documents(collection, limit=1).documents:
                first = self.library.document_passages(collection, document.document_id)[:1]
                return evidence_of(self._retrieve(first[0].passage.text, inquiry, READ_PASSAGES))
        return ()

    def _read(self, question: Question, language: Language, evidence: Sequence[Evidence]) -> Reply:
        reader = Reader(language, self.library.analyzer, self._before)
        if question.type != "overview":
            reply = reader.read(question, evidence)
            return self._pointer.second(question.text, evidence, reply, language) if self._pointer else reply
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


def _condensed_by_rule(question: str, history: Sequence[Turn]) -> str:
    # Its patterns take a while to make, and first questions need none.
    from rag.asking.follow_up.condense import condense

    return condense(question, history)


def _spoken(question: str) -> Language:
    """Return the language to answer a question in; one in neither is refused in that of its script."""
    return understand(question).language or detect_language(question) or DEFAULT_LANGUAGE


def _declined(verdict: Verdict) -> Verdict:
    """Return the refusal of a model that was to answer: as likely right as the answer was thought to be wrong."""
    return Verdict("not_in_passages", 1 - verdict.confidence)


def _short(reply: Reply, proved: CitedText | None) -> str | None:
    """Return the short answer, unless a model wrote a text that says something else."""
    is_said = proved is None or (reply.short is not None and fold(reply.short) in fold(proved.text))
    return reply.short if is_said else None


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
