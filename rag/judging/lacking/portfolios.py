"""Of what somebody is minister: who holds another portfolio answers nothing; a foreign minister is no prime minister.

In: a question and the texts beside the sentence chosen. Out: whether the question asks for the holder of an office with
a portfolio, and the texts have the office with other portfolios only. `portfolios.tsv` has their words in both
languages.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.question import Question
from rag.words.pattern import one_of

_TABLE = Path(__file__).with_name("portfolios.tsv")
_HOLDER = f"(?:ministers?|secretary|[وفبل]?(?:ال)?{one_of('وزير وزيرة وزيري رئيس رئيسة'.split())}|president)"
_MOST_BETWEEN = 3
"""Words between an office and its portfolio, at most: the minister *of state for foreign* affairs."""
_GAP = rf"(?:\W+\w+){{0,{_MOST_BETWEEN - 1}}}?\W+"


def is_of_another_portfolio(question: Question, texts: Iterable[str]) -> bool:
    """Return whether nobody in the texts holds the portfolio that is asked for.

    >>> from rag.asking.question import understand
    >>> is_of_another_portfolio(understand("Who is the finance minister?"), ["Ada Lund, Minister of Health, left."])
    True
    """
    if question.type != "who":
        return False
    asked = _held(fold(question.text))
    folded = [fold(text) for text in texts]
    return bool(asked) and not any(pattern.search(text) for pattern in asked for text in folded)


def _held(text: str) -> Sequence[re.Pattern[str]]:
    return [pattern for pattern in _portfolios() if pattern.search(text)]


@cache
def _portfolios() -> Sequence[re.Pattern[str]]:
    """Return for each portfolio a pattern of it beside an office."""
    patterns = []
    for _, words in table_rows(_TABLE):
        own = one_of(words.split("|"))
        patterns.append(re.compile(rf"(?<!\w)(?:{own}(?!\w){_GAP}{_HOLDER}|{_HOLDER}{_GAP}{own})(?!\w)"))
    return patterns
