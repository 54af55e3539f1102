"""Composition: the text of an answer or an abstention, and its generator.

In: a question and its evidence. Out: the text and its citations as events, and both as `Composed`. Sentences of the
documents answer; where a language model writes, its verified sentences take their place.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.fold import fold
from corpus.passage import Language
from index.library import Library
from rag.answer import Evidence
from rag.events import AnswerEvent, CitationAdded, text_in_pieces
from rag.extractor import Extraction, Extractor
from rag.judging.abstain import Verdict
from rag.reading.replies.reply import NOTHING, Reply
from rag.retrieve import passages_like_the_first
from rag.saying.cite import CitedText, cited_text
from rag.saying.frames import refusal
from rag.understanding import Understood

if TYPE_CHECKING:
    from rag.writing.written import FallbackReason, Writing

EXTRACTIVE = "extractive"
"""The generator of answers that are sentences of the documents."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of an answer or an abstention, its short answer and its generator."""

    verdict: Verdict
    cited: CitedText
    short_answer: str | None
    generator: str
    fallback_reason: "FallbackReason | None"


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes answers from one library."""

    library: Library
    extractor: Extractor
    writing: "Writing | None"

    def compose(self, understood: Understood, evidence: Sequence[Evidence]) -> Generator[AnswerEvent, None, Composed]:
        """Yield the text of the answer and its citations while they are made, and return the whole."""
        near = self._near(understood, evidence)
        extraction = self._extract(understood, near)
        verdict, reply, language = extraction.verdict, extraction.reply, understood.language
        written = None
        if self.writing and not verdict.reason:
            text = understood.question.text
            written = yield from self.writing.stream(text, near, language, self.library.analyzer)
            verdict = _declined(verdict) if written.declined else verdict
        verified = written.cited if written else None
        cited = verified or _extracted_text(reply, verdict, language)
        if verified is None:
            yield from text_in_pieces(cited.text)
        yield from map(CitationAdded, cited.citations)
        return Composed(
            verdict,
            cited,
            None if verdict.reason else _short_answer(reply, verified),
            self.writing.writer.name if self.writing and verified else EXTRACTIVE,
            written.fallback_reason if written else None,
        )

    def _extract(self, understood: Understood, evidence: Sequence[Evidence]) -> Extraction:
        if understood.refusal:
            return Extraction(NOTHING, understood.refusal)
        return self.extractor.extract(understood.question, understood.language, understood.inquiry, evidence)

    def _near(self, understood: Understood, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
        """Return the evidence; for an overview, which need not match any passage, passages of the oldest document."""
        if evidence or not understood.question.sums_up:
            return evidence
        return passages_like_the_first(self.library, understood.inquiry)


def _declined(verdict: Verdict) -> Verdict:
    """Return the abstention of a model, as probable as it was that the answer is wrong."""
    return Verdict("not_in_passages", 1 - verdict.confidence)


def _short_answer(reply: Reply, verified: CitedText | None) -> str | None:
    """Return the short answer, None where a model wrote a text that does not have it."""
    is_in_text = verified is None or (reply.short is not None and fold(reply.short) in fold(verified.text))
    return reply.short if is_in_text else None


def _extracted_text(reply: Reply, verdict: Verdict, language: Language) -> CitedText:
    if verdict.reason:
        return CitedText(refusal(verdict.reason, verdict.talk, language), ())
    return cited_text(reply.sentences, language, reply.lead)
