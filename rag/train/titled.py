"""The records of training texts: passages by title, and the questions that people asked about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.fold import fold
from corpus.passage import Language
from rag.train.sized_collections import SMALL, Sizes


@dataclass(frozen=True, slots=True)
class TitledQuestion:
    """A question, the title and the passage that it is about, and its answers, folded.

    Where `is_answered` and there is no answer, any words of the passage will do.
    """

    text: str
    title: str
    passage: str
    answers: tuple[str, ...] = ()
    is_answered: bool = True


@dataclass(frozen=True, slots=True)
class TitledSet:
    """The passages of each title, and questions about them, all in one language each."""

    name: str
    question_language: Language
    text_language: Language
    passages: Mapping[str, tuple[str, ...]]
    questions: tuple[TitledQuestion, ...]
    translations: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Of passages, their sentences each with its translation into the other language, where they are known."""
    sizes: Sizes = SMALL
    """Of the collections that they are dealt into."""

    def full_text(self, passage: str) -> str:
        """Return the words of a passage and of its translation."""
        return " ".join([passage, *(translated for _, translated in self.translations.get(passage, ()))])


def by_title(passages: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the distinct passages of each title, in their order."""
    found: dict[str, dict[str, None]] = {}
    for title, passage in passages:
        found.setdefault(title, {})[passage] = None
    return {title: tuple(texts) for title, texts in found.items()}


def one_line(text: str) -> str:
    """Return the text as one passage: a line feed would make two of it."""
    return " ".join(text.split())


def folded_answer(answer: str) -> str:
    """Return an answer folded, without the marks around it, as it is searched for in a sentence."""
    return fold(answer).strip(" .،,")
