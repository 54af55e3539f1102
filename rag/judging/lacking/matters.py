"""Matters that a text tells of only in their own words: a refusal, an arrest, a marriage, the next of several.

In: a question and the texts beside the sentence chosen. Out: whether the question is about such a matter, and no text
has a word for it. `matters.tsv` has, for each, what is asked of it (`anything`; `granted`: anything but whether it is
so; else types of question), the words that ask about it, and all those that tell it or its opposite, in both languages.
A star stands for any ending, … for a few words between.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.answer_type import QUESTION_TYPES
from rag.asking.question import Question
from rag.judging.concepts.core import core_text
from rag.words.pattern import starred

_TABLE = Path(__file__).with_name("matters.tsv")
_OF_WORDS = frozenset({"what_said", "who_said", "definition", "overview", "comparison"})
"""Types of question that ask for words, or about a whole text."""
_ANYTHING = frozenset(QUESTION_TYPES) - _OF_WORDS
_ASKED_OF = {"anything": _ANYTHING, "granted": _ANYTHING - {"yes_no"}}


class Matter(NamedTuple):
    """The types of question that are asked about a matter, and the patterns that ask about it and that tell it."""

    types: Collection[str]
    asked: re.Pattern[str]
    telling: re.Pattern[str]


def is_matter_missing(question: Question, texts: Iterable[str]) -> bool:
    """Return whether a question is about a matter that no text tells; words of its own tell nothing, but for those that
    ask about it.

    >>> from rag.asking.question import understand
    >>> asked = understand("Why did the mayor turn the plan down?")
    >>> is_matter_missing(asked, ["The mayor praised the plan."]), is_matter_missing(asked, ["She opposed the plan."])
    (True, False)
    """
    own = fold(core_text(question))
    if not _any_asked().search(own):
        return False
    asked = [(each, match) for each in _matters() if question.type in each.types and (match := each.asked.search(own))]
    folded = [fold(text) for text in texts]
    return any(not _is_mentioned(matter, match, folded) for matter, match in asked)


def _is_mentioned(matter: Matter, asked: re.Match[str], texts: Iterable[str]) -> bool:
    own = {each[0] for each in matter.telling.finditer(asked.string) if not asked.start() <= each.start() < asked.end()}
    return any(each[0] not in own for text in texts for each in matter.telling.finditer(text))


@cache
def _matters() -> tuple[Matter, ...]:
    return tuple(
        Matter(_ASKED_OF.get(of) or frozenset(of.split(",")), starred(asked.split("|")), starred(telling.split("|")))
        for _, of, asked, telling in table_rows(_TABLE)
    )


@cache
def _any_asked() -> re.Pattern[str]:
    """Return a pattern of what asks about any of the matters: nine questions in ten are about none."""
    return starred([words for _, _, asked, _ in table_rows(_TABLE) for words in asked.split("|")])
