"""The pipeline from question to answer, a step a line: condense, language, retrieve, judge, read, cite.

question ─> standalone question ─> evidence ─> verdict ─┬─> sentences ─> cited answer
                                                        └─> refusal with its reason and suggestions

Models of the user's choice come in where they are set: a reranker orders the evidence, a reader has a word in what
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
from index.search.filters import Filters
from rag.answer import Answer, Evidence, ShownHit, Timings, Turn, evidence_of
from rag.asking.question import Question, understand
from rag.asking.spelling import with_noun_spelt
from rag.events import Answered, AnswerEvent, CitationAdded, PassagesFound, StageStarted, text_in_pieces
from rag.extractor import Extraction, Extractor
from rag.inquiry import DEFAULT_COLLECTIONS, DEFAULT_TOP_K, LONGEST_QUESTION, NO_FILTERS, Inquiry
from rag.judging.abstain import Verdict, verdict_on_question
from rag.proposals import Proposals
from rag.reading.reader import NOTHING, Reply
from rag.reading.sentences.find import READ_PASSAGES
from rag.retrieve import passages_like_the_first, retrieve
from rag.saying.cite import CitedText, cited_text
from rag.saying.frames import refusal
from rag.saying.receipt import sealed

if TYPE_CHECKING:
    from rag.reading.model_reader import ModelReader
    from rag.reading.rerank import Reranker
    from rag.writing.written import FallbackReason, Writing

DEFAULT_LANGUAGE: Language = "ar"
EXTRACTIVE = "extractive"
_WARM_UP: dict[Language, str] = {"ar": "من زار من، ومتى كان ذلك؟", "en": "Who visited whom, and when was it?"}


@dataclass(frozen=True, slots=True)
class Search:
    """The ranked passages of one query, as clients see them."""

    query: str
    language: Language
    hits: tuple[ShownHit, ...]


@dataclass(frozen=True, slots=True)
class _Understood:
    """An inquiry as it is answered: its question so that it stands alone, and the language of the answer.

    `refusal` is that of a question which no document is needed for.
    """

    inquiry: Inquiry
    question: Question
    language: Language
    refusal: Verdict | None


@dataclass(frozen=True, slots=True)
class _Composed:
    """The text of an answer or a refusal, its short answer, and who wrote it."""

    verdict: Verdict
    cited: CitedText
    short_answer: str | None
    generator: str
    fallback_reason: "FallbackReason | None"


class Answerer:
    """Answers questions from one library. Safe to call from many threads."""

    def __init__(
        self,
        library: Library,
        *,
        reranker: "Reranker | None" = None,
        model_reader: "ModelReader | None" = None,
        writing: "Writing | None" = None,
    ) -> None:
        self.library = library
        self._reranker = reranker
        self._writing = writing
        self._extractor = Extractor(library, model_reader)
        self._proposals = Proposals(self._extractor.would_answer)

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
        """Yield what `ask` returns, piece by piece as it comes about.

        Raises:
            Abandoned: a model was at work when the asker left.
            InvalidQuestion, UnknownCollection, StorageUnavailable, StorageBusy: as `ask`.
        """
        started = time.perf_counter()
        _check_length(inquiry.question)
        yield StageStarted("retrieve")
        understood = self._understand(inquiry)
        standalone, language = understood.question.text, understood.language
        retrieval = retrieve(self.library, standalone, inquiry, max(inquiry.top_k, self._depth))
        evidence = self._ranked(standalone, evidence_of(retrieval))
        retrieved = time.perf_counter()
        hits = tuple(map(ShownHit.of, evidence[: inquiry.top_k]))
        yield PassagesFound(hits)
        yield StageStarted("answer")
        composed = yield from self._compose(understood, evidence)
        refused, generation = composed.verdict.reason, retrieval.result.generation
        answer = Answer(
            id="",
            question=inquiry.question,
            standalone_question=standalone,
            language=language,
            status="abstained" if refused else "answered",
            answer=composed.cited.text,
            short_answer=composed.short_answer,
            confidence=round(composed.verdict.confidence, 3),
            abstain_reason=refused,
            citations=composed.cited.citations,
            hits=hits,
            suggestions=self._suggestions(inquiry, evidence, language, generation) if refused else (),
            timings_ms=_timings(started, retrieved),
            generator=composed.generator,
            fallback_reason=composed.fallback_reason,
            encoder=self.library.encoder.name,
            generation=generation,
        )
        yield Answered(sealed(answer))

    def warm_up(self) -> None:
        """Read and judge once in each language, so that no asker waits for what is loaded when it is first needed."""
        for language, question in _WARM_UP.items():
            self._extractor.would_answer(Inquiry(question), language)

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

    @property
    def has_models(self) -> bool:
        """Return whether models of the user's choice take part in an answer."""
        return any((self._reranker, self._extractor.model_reader, self._writing))

    def _understand(self, inquiry: Inquiry) -> _Understood:
        question = inquiry.question
        refusal = verdict_on_question(question)
        language = _answer_language(question) if inquiry.language == "auto" else inquiry.language
        standalone = self._condensed(inquiry, language) if refusal is None else question
        return _Understood(inquiry, with_noun_spelt(understand(standalone)), language, refusal)

    def _condensed(self, inquiry: Inquiry, language: Language) -> str:
        question, history = inquiry.question, inquiry.history
        by_rule = _condensed_by_rule(question, history) if history else question
        writing = self._writing_for(inquiry)
        return writing.condense(question, history, by_rule, language) if writing else by_rule

    def _writing_for(self, inquiry: Inquiry) -> "Writing | None":
        return replace(self._writing, is_abandoned=inquiry.is_abandoned) if self._writing else None

    @property
    def _depth(self) -> int:
        """How many passages are retrieved at least."""
        return self._reranker.depth if self._reranker else READ_PASSAGES

    def _ranked(self, question: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return self._reranker.rerank(question, evidence) if self._reranker else evidence

    def _compose(
        self, understood: _Understood, evidence: Sequence[Evidence]
    ) -> Generator[AnswerEvent, None, _Composed]:
        """Yield the text of the answer and its citations as they come about, and return the whole."""
        near = self._near(understood, evidence)
        extraction = self._extract(understood, near)
        verdict, reply, language = extraction.verdict, extraction.reply, understood.language
        writing, written = self._writing_for(understood.inquiry), None
        if writing and not verdict.reason:
            text = understood.question.text
            written = yield from writing.stream(text, near, language, self.library.analyzer)
            verdict = _declined(verdict) if written.declined else verdict
        proved = written.cited if written else None
        cited = proved or _extracted_text(reply, verdict, language)
        if proved is None:
            yield from text_in_pieces(cited.text)
        yield from map(CitationAdded, cited.citations)
        return _Composed(
            verdict,
            cited,
            None if verdict.reason else _short_answer(reply, proved),
            writing.writer.name if writing and proved else EXTRACTIVE,
            written.fallback_reason if written else None,
        )

    def _extract(self, understood: _Understood, evidence: Sequence[Evidence]) -> Extraction:
        if understood.refusal:
            return Extraction(NOTHING, understood.refusal)
        return self._extractor.extract(understood.question, understood.language, understood.inquiry, evidence)

    def _near(self, understood: _Understood, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
        """Return what to read: the evidence, but for an overview, which need not share a word with anything."""
        if evidence or understood.question.type != "overview":
            return evidence
        return passages_like_the_first(self.library, understood.inquiry)

    def _suggestions(
        self, inquiry: Inquiry, evidence: Sequence[Evidence], language: Language, generation: int
    ) -> tuple[str, ...]:
        near = evidence or passages_like_the_first(self.library, inquiry)
        return self._proposals.instead_of(inquiry, near, language, generation)


def _condensed_by_rule(question: str, history: Sequence[Turn]) -> str:
    # Its patterns take a while to make, and first questions need none.
    from rag.asking.follow_up.condense import condense

    return condense(question, history)


def _answer_language(question: str) -> Language:
    """Return the language to answer a question in; one in neither is refused in that of its script."""
    return understand(question).language or detect_language(question) or DEFAULT_LANGUAGE


def _declined(verdict: Verdict) -> Verdict:
    """Return the refusal of a model that was to answer: as likely right as the answer was thought to be wrong."""
    return Verdict("not_in_passages", 1 - verdict.confidence)


def _short_answer(reply: Reply, proved: CitedText | None) -> str | None:
    """Return the short answer, unless a model wrote a text that says something else."""
    is_said = proved is None or (reply.short is not None and fold(reply.short) in fold(proved.text))
    return reply.short if is_said else None


def _extracted_text(reply: Reply, verdict: Verdict, language: Language) -> CitedText:
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
    spans_s = (retrieved - started, now - retrieved, now - started)
    return Timings(*(round(1_000 * span, 2) for span in spans_s))
