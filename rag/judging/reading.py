"""The input of the judge: a question and the passages that were read for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.asking.question import Question


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, the passages retrieved for it (best first), the language of the answer, and the analyzer of their
    words."""

    question: Question
    evidence: Sequence[Evidence]
    language: Language
    analyzer: Analyzer
