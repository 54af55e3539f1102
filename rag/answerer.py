"""The pipeline from question to answer: understand, retrieve, compose.

question ─> standalone question ─> evidence ─> verdict ─┬─> sentences ─> cited answer
                                                        └─> abstention with its reason and suggestions

Configured models take part: a reranker orders the evidence, a model reader offers a second reading, a language model
writes the answer. Each of its claims is verified; where none can be, the extractive answer is given.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpus.passage import Language
from index.library import Library
from index.search.filters import Filters
from rag.answer import Answer, Evidence, ShownHit, Timings, evidence_of
from rag.asking.question import Question
from rag.composer import Composer
from rag.events import Answered, AnswerEvent, PassagesFound, StageStarted
from rag.extractor import Extractor
from rag.inquiry import DEFAULT_COLLECTIONS, NO_FILTERS, Inquiry, require_askable
from rag.judging.abstain import Verdict
from rag.proposals import Proposals
from rag.reading.sentences.find import READ_PASSAGES
from rag.retrieve import passages_like_the_first, retrieve
from rag.saying.receipt import sealed
from rag.understanding import Understood, understand_inquiry

if TYPE_CHECKING:
    from rag.reading.model_reader import ModelReader
    from rag.reading.rerank import Reranker
    from rag.writing.written import Writing

_WARM_UP: dict[Language, str] = {"ar": "من زار من، ومتى كان ذلك؟", "en": "Who visited whom, and when was it?"}


@dataclass(frozen=True, slots=True)
class Search:
    """The hits of one query, in the public contract."""

    query: str
    language: Language
    hits: tuple[ShownHit, ...]


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

    def ask(self, question: str | Inquiry) -> Answer:
        """Return the answer to one question, or an abstention with its reason.

        Args:
            question: its text alone, which is asked as an `Inquiry` with nothing else set, or an `Inquiry`.

        Raises:
            InvalidQuestion: over 4,000 characters.
            UnknownCollection: one of the collections does not exist.
            StorageUnavailable, StorageBusy: the data folder cannot be read.
        """
        events = self.events(Inquiry(question) if isinstance(question, str) else question)
        return next(item.answer for item in events if isinstance(item, Answered))

    def events(self, inquiry: Inquiry) -> Iterator[AnswerEvent]:
        """Yield the answer that `ask` returns as events, while it is made.

        Raises:
            Abandoned: the client left while a model was at work.
            InvalidQuestion, UnknownCollection, StorageUnavailable, StorageBusy: as `ask`.
        """
        started = time.perf_counter()
        require_askable(inquiry.question)
        yield StageStarted("retrieve")
        writing = replace(self._writing, is_abandoned=inquiry.is_abandoned) if self._writing else None
        understood = self._as_answered(understand_inquiry(inquiry, writing))
        standalone, language = understood.question.text, understood.language
        retrieval = retrieve(self.library, understood.question.searched, inquiry, max(inquiry.top_k, self._depth))
        evidence = self._ranked(standalone, evidence_of(retrieval))
        retrieved = time.perf_counter()
        hits = tuple(map(ShownHit.of, evidence[: inquiry.top_k]))
        yield PassagesFound(hits)
        yield StageStarted("answer")
        composed = yield from Composer(self.library, self._extractor, writing).compose(understood, evidence)
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
        """Ask once in each language, which loads everything that is loaded on first use."""
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
        """Return the best `top_k` passages (1 to 50) for a query. Raises as `ask`."""
        require_askable(query)
        retrieval = self.library.retrieve(query, tuple(collections), filters, top_k)
        return Search(query, retrieval.result.language, tuple(map(ShownHit.of, evidence_of(retrieval))))

    def close(self) -> None:
        """Close the library and the writer."""
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
        """Whether configured models take part in an answer."""
        return any((self._reranker, self._extractor.model_reader, self._writing))

    def _as_answered(self, understood: Understood) -> Understood:
        """Return an inquiry as it was understood, but with its other reading where only that is answered."""
        other = understood.alternative
        if other is None or self._verdict(understood, understood.question).reason is None:
            return understood
        verdict = self._verdict(understood, other.question)
        is_answered = verdict.reason is None and verdict.confidence >= other.least
        return replace(understood, question=other.question) if is_answered else understood

    def _verdict(self, understood: Understood, question: Question) -> Verdict:
        inquiry = replace(understood.inquiry, question=question.text, history=())
        return self._extractor.ask(inquiry, understood.language).verdict

    @property
    def _depth(self) -> int:
        """Passages to retrieve, at least."""
        return self._reranker.depth if self._reranker else READ_PASSAGES

    def _ranked(self, question: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return self._reranker.rerank(question, evidence) if self._reranker else evidence

    def _suggestions(
        self, inquiry: Inquiry, evidence: Sequence[Evidence], language: Language, generation: int
    ) -> tuple[str, ...]:
        near = evidence or passages_like_the_first(self.library, inquiry)
        return self._proposals.instead_of(inquiry, near, language, generation)


def _timings(started: float, retrieved: float) -> Timings:
    now = time.perf_counter()
    spans_s = (retrieved - started, now - retrieved, now - started)
    return Timings(*(round(1_000 * span, 2) for span in spans_s))
