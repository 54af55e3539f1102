"""Extractive question answering: the sentences of the documents that answer a question, and whether to answer.

In: a question and its evidence. Out: an `Extraction`. Its wording, and whether a language model writes instead, is for
`rag.composer`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from corpus.passage import Language
from index.library import Library
from rag.answer import Evidence, evidence_of
from rag.asking.question import Question, understand
from rag.asking.small_talk import task_of
from rag.inquiry import Inquiry
from rag.judging.abstain import NOTHING_FOUND, NOTHING_TO_SEARCH, Verdict, verdict_on_reply
from rag.judging.reading import Reading
from rag.reading.reader import Reader
from rag.reading.replies.reply import NOTHING, Reply
from rag.reading.sentences.find import READ_PASSAGES
from rag.retrieve import has_passages, paragraph_before, retrieve
from rag.sections import under, with_sections

if TYPE_CHECKING:
    from rag.reading.model_reader import ModelReader

OVERVIEW_CONFIDENCE = 0.8
"""Chosen: the central sentences of a document do summarise it; which matter most is open to dispute."""
_OFF_TOPIC = ("no_relevant_passage", "not_in_passages")
"""Reasons of an abstention that a task out of scope (write code, tomorrow's weather) explains better."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the reader found, and whether to answer with it."""

    reply: Reply
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads and judges the passages of one library, with a configured model reader or without."""

    library: Library
    model_reader: "ModelReader | None" = None

    def extract(
        self, question: Question, language: Language, inquiry: Inquiry, evidence: Sequence[Evidence]
    ) -> Extraction:
        """Return what the evidence (best first) answers to a standalone question, in the language of the answer."""
        read = with_sections(self.library, evidence)
        reply = self._read(question, language, read) if read else NOTHING
        return Extraction(reply, self._verdict(question, language, inquiry, read, reply))

    def ask(self, inquiry: Inquiry, language: Language) -> Extraction:
        """Return what the library answers to an inquiry without history. Raises as `retrieve`."""
        question = understand(inquiry.question)
        evidence = evidence_of(retrieve(self.library, question.searched, inquiry, READ_PASSAGES))
        return self.extract(question, language, inquiry, evidence)

    def would_answer(self, inquiry: Inquiry, language: Language) -> bool:
        """Return whether an inquiry without history would get an answer. Raises as `retrieve`."""
        return self.ask(inquiry, language).verdict.reason is None

    def _read(self, question: Question, language: Language, evidence: Sequence[Evidence]) -> Reply:
        reader = Reader(
            language, self.library.analyzer, partial(paragraph_before, self.library), partial(under, self.library)
        )
        if question.sums_up:
            first = evidence[0].stored
            passages = self.library.document_passages(first.collection, first.passage.document_id)
            return reader.sum_up(passages, evidence[0].hit)
        reply = reader.read(question, evidence)
        return self.model_reader.second(question.text, evidence, reply, language) if self.model_reader else reply

    def _verdict(
        self, question: Question, language: Language, inquiry: Inquiry, evidence: Sequence[Evidence], reply: Reply
    ) -> Verdict:
        if evidence and question.sums_up:
            return Verdict(None, OVERVIEW_CONFIDENCE)
        if evidence:
            verdict = verdict_on_reply(Reading(question, evidence, language, self.library.analyzer), reply)
        else:
            verdict = NOTHING_FOUND if has_passages(self.library, inquiry) else NOTHING_TO_SEARCH
        return replace(verdict, talk=task_of(question.text)) if verdict.reason in _OFF_TOPIC else verdict
