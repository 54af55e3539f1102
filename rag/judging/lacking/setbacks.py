"""What a question takes for granted went wrong: why something was refused, how many withdrew, who cancelled it.

In: a question and the texts beside the sentence chosen. Out: whether the question says so of something, and no text has
a word for it. `setbacks.tsv` has, for each, the words that ask about it and all those that tell it, in both languages:
such questions are mostly asked of what went well. A star stands for any ending, … for a few words between.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.answer_type import QuestionType
from rag.asking.question import Question

_TABLE = Path(__file__).with_name("setbacks.tsv")
_OTHERWISE: frozenset[QuestionType] = frozenset(
    {"yes_no", "what_said", "who_said", "definition", "overview", "comparison"}
)
"""Types of question that take nothing for granted, or ask for words."""
_ANY_ENDING, _BETWEEN = r"\w*", r"(?:\s+\S+){0,3}?"
_FEW_WORDS = re.escape(fold(" …"))


def is_no_setback(question: Question, texts: Iterable[str]) -> bool:
    """Return whether a question takes a setback for granted that no text tells; words of its own tell nothing, but for
    the setback's.

    >>> from rag.asking.question import understand
    >>> asked = understand("Why did the mayor turn the plan down?")
    >>> is_no_setback(asked, ["The mayor praised the plan."]), is_no_setback(asked, ["She opposed the plan."])
    (True, False)
    """
    if question.type in _OTHERWISE:
        return False
    own = fold(question.text)
    asked = [(match, told) for asks, told in _setbacks() if (match := asks.search(own))]
    folded = [fold(text) for text in texts] if asked else []
    return any(not _is_told(match[0], told, own, folded) for match, told in asked)


def _is_told(setback: str, told: re.Pattern[str], own: str, texts: Iterable[str]) -> bool:
    asked = {match[0] for match in told.finditer(own)} - {setback}
    return any(match[0] not in asked for text in texts for match in told.finditer(text))


@cache
def _setbacks() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the patterns that ask about and that tell each setback."""
    return tuple((_pattern(asked), _pattern(told)) for _, asked, told in table_rows(_TABLE))


def _pattern(phrases: str) -> re.Pattern[str]:
    words = "|".join(
        re.escape(fold(each)).replace(_FEW_WORDS, _BETWEEN).replace(r"\*", _ANY_ENDING) for each in phrases.split("|")
    )
    return re.compile(rf"(?<!\w)[وف]?(?:ال|لل)?(?:{words})(?!\w)")
