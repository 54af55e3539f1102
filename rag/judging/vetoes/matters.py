"""Vetoes answers about another matter: a refusal, an arrest, a marriage, the currency, the next of several.

Few words express such a matter. Each row of `matters.tsv` has the types of question that the row applies to
(`anything`, or `granted`: any type but yes or no, as the question takes the matter for granted), the words that ask
about it, and the words of both languages that express it or its opposite. A text with none of them does not answer. `*`
stands for any ending, `…` for up to three words.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.answer_type import QUESTION_TYPES
from rag.judging.concepts.core import core_text
from rag.judging.vetoes.case import Case
from rag.words.pattern import starred

_TABLE = Path(__file__).with_name("matters.tsv")
_OF_WORDS = frozenset({"what_said", "who_said", "definition", "overview", "comparison"})
"""Types of question about words, or about a whole text."""
_ANYTHING = frozenset(QUESTION_TYPES) - _OF_WORDS
_ASKED_OF = {"anything": _ANYTHING, "granted": _ANYTHING - {"yes_no"}}


class Matter(NamedTuple):
    """The types of question that a row applies to, and patterns of the words that ask about and that express a
    matter."""

    types: Collection[str]
    asked: re.Pattern[str]
    expressing: re.Pattern[str]


def is_matter_missing(case: Case) -> bool:
    """Return whether the question is about a matter for which neither the passage nor a text near the sentence has a
    word. A word that the question has besides the one that asks does not count."""
    question = case.question
    own = fold(core_text(question))
    if not _any_asked().search(own):
        return False
    asked = [(each, match) for each in _matters() if question.type in each.types and (match := each.asked.search(own))]
    folded = [fold(text) for text in (*case.passage, *case.near)]
    return any(not _is_mentioned(matter, match, folded) for matter, match in asked)


def _is_mentioned(matter: Matter, asked: re.Match[str], texts: Iterable[str]) -> bool:
    words = matter.expressing.finditer(asked.string)
    own = {each[0] for each in words if not asked.start() <= each.start() < asked.end()}
    return any(each[0] not in own for text in texts for each in matter.expressing.finditer(text))


@cache
def _matters() -> tuple[Matter, ...]:
    return tuple(
        Matter(_ASKED_OF.get(of) or frozenset(of.split(",")), starred(asked.split("|")), starred(expressing.split("|")))
        for _, of, asked, expressing in table_rows(_TABLE)
    )


@cache
def _any_asked() -> re.Pattern[str]:
    """Return the pattern of what asks about any matter; it saves the others for nine questions in ten."""
    return starred([words for _, _, asked, _ in table_rows(_TABLE) for words in asked.split("|")])
