"""Training situations: a question, the collection that it is asked in, and the label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.passage import Document, Language

Collection = Mapping[str, Sequence[str]]
"""The passages of each title."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A question, the number of the collection that it is asked in, and its answer.

    `passage` and `answers` (folded, any of them; none: any words of the passage) tell where it is, if `is_answered`.
    `origin` is how the question came about.
    """

    question: str
    collection: int
    title: str
    origin: str
    is_answered: bool
    passage: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SituationSet:
    """Collections of texts in one language, and the situations in them, asked in one language."""

    name: str
    question_language: Language
    text_language: Language
    collections: tuple[Collection, ...]
    situations: tuple[Situation, ...]
    translations: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Of passages, their sentences each with its translation, where they are known."""
    documents: tuple[Document, ...] = ()
    """Whole documents of the first collection; then there are no bare texts."""
    is_shelf: bool = False
    """Each passage is a document of its own; otherwise those of a title are one."""
