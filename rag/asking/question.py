"""Question analysis: text in, one frozen `Question` out for search, reader and judge.

    text ─> language        ar, en (Arabizi is Arabic), or neither
         ─> type, expects   by its cue and its head noun, `asked_for`
         ─> constraints     the names, dates and numbers that a passage must mention, `constraints`

The documents are not consulted, and no word of the question is changed.
"""

from dataclasses import dataclass
from functools import lru_cache

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.answer_type import AnswerType, QuestionType
from rag.asking.asked_for import asked_for
from rag.asking.constraints import Constraint, constraints_of
from rag.asking.question_language import question_language
from rag.asking.words.word_lists import LISTS

_TEXTS = LISTS.folded("texts")
"""Nouns for a whole text: summarise the *article* about Oman."""
_CACHED_QUESTIONS = 64
"""Questions cached: search, reader, judge and suggestions analyse the same one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what it asks for.

    `language` is None for any but Arabic and English. `type` and `expects` are the types of the question and of its
    answer. `cue` is the span of the interrogative words, None for keywords without them; `head` is the folded noun that
    says what is asked for (which *city*). `several` is whether more than one answer is asked for. `topic` is the text
    without cue and courtesies.
    """

    text: str
    language: Language | None
    type: QuestionType
    expects: AnswerType
    cue: tuple[int, int] | None
    head: str | None
    several: bool
    topic: str
    constraints: tuple[Constraint, ...]

    @property
    def searched(self) -> str:
        """The words to search for: the topic alone, where the question begins with a request to be told about it (*what
        do the documents say about* …), since documents have the words of such a request too; else the whole text."""
        if self.cue is None or (self.type, self.expects) != ("what", "sentences"):
            return self.text
        about = self.text[self.cue[1] :].strip()
        return about if about and about == self.topic else self.text

    @property
    def sums_up(self) -> bool:
        """Whether a whole document is to be summed up, and not what it says of names: the cooperation of *A and B*."""
        return self.type == "overview" and (not self.names or not _TEXTS.isdisjoint(fold(self.topic).split()))

    @property
    def names(self) -> list[Constraint]:
        """The constraints that are names, in order."""
        return [each for each in self.constraints if each.kind == "name"]


@lru_cache(_CACHED_QUESTIONS)
def understand(text: str) -> Question:
    """Return the analysis of a standalone question.

    >>> asked = understand("In which month of 2016 was the market moved?")
    >>> asked.type, asked.expects, asked.head
    ('when', 'date', 'month')
    """
    asked = asked_for(text)
    return Question(
        text=text,
        language=question_language(text),
        type=asked.type,
        expects=asked.expects,
        cue=asked.cue,
        head=asked.head,
        several=asked.several,
        topic=asked.topic,
        constraints=constraints_of(text),
    )
