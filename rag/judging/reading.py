"""What a question is judged by: the passages that were read for it, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.asking.question import Question


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, the passages retrieved for it (best first), the language that they are read in, and what makes terms
    of their words."""

    question: Question
    evidence: Sequence[Evidence]
    language: Language
    analyzer: Analyzer
