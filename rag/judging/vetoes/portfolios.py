"""Vetoes answers about another portfolio: a foreign minister is not the prime minister.

`portfolios.tsv` has the words for each portfolio in both languages.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.word_lists import LISTS
from rag.words.pattern import one_of

_TABLE = Path(__file__).with_name("portfolios.tsv")
_HOLDER = f"(?:ministers?|secretary|[وفبل]?(?:ال)?{one_of(LISTS['HOLDER_AR'])}|president)"
_MOST_BETWEEN = 3
"""Words between an office and its portfolio, at most: the minister *of state for foreign* affairs."""
_GAP = rf"(?:\W+\w+){{0,{_MOST_BETWEEN - 1}}}?\W+"


def is_of_another_portfolio(case: Case) -> bool:
    """Return whether the holder of a portfolio is asked for, and the passage has no holder of that portfolio."""
    if case.question.type != "who":
        return False
    question = fold(case.question.text)
    asked = [pattern for pattern in _portfolios() if pattern.search(question)]
    return bool(asked) and not any(pattern.search(text) for text in map(fold, case.passage) for pattern in asked)


@cache
def _portfolios() -> Sequence[re.Pattern[str]]:
    """Return a pattern of each portfolio beside an office."""
    patterns = []
    for _, words in table_rows(_TABLE):
        own = one_of(words.split("|"))
        patterns.append(re.compile(rf"(?<!\w)(?:{own}(?!\w){_GAP}{_HOLDER}|{_HOLDER}{_GAP}{own})(?!\w)"))
    return patterns
