"""Expressions of time: whether words consist of one, and the precision of the date that a question asks for.

In: folded words, or a question. Out: yes or no, or the pattern of an answer.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from corpus.fold import fold
from rag.reading.forms.vocabulary import vocabulary, vocabulary_patterns
from rag.words.months import MONTH
from rag.words.pattern import one_of

_CACHED_TEXTS = 2048
_OF_TIME = ("MONTH", "WEEKDAY", "HOUR", "ORDINAL", "TIME_UNIT", "DUAL_TIME")


def finer_date(question: str) -> re.Pattern[str] | None:
    """Return the pattern of the date that a question asks for (a time of day, a day, a month); None for any date."""
    asked = fold(question)
    return next((answer for asks, answer in _finer_dates() if asks.search(asked)), None)


@cache
def day() -> re.Pattern[str]:
    """Return the pattern of a day in a folded date: its number, or that of the week."""
    return re.compile(rf"{one_of(vocabulary('WEEKDAY'))}|(?<!\d)\d{{1,2}}(?!\d)")


@cache
def _finer_dates() -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    rows = (
        (
            r"what time|which hour|اي ساعه|الساعه كم|كم الساعه",
            r"ساعه|صباح|مساء|ظهر|\b[ap]m\b|clock|past|noon|night|morning|evening|\d:\d",
        ),
        (r"(?:what|which) (?:week)?day|اي يوم", day().pattern),
        (r"(?:what|which) month|اي شهر", MONTH),
        (r"(?:what|which) year|(?:اي|في) (?:عام|سنه)|سنه (?:كم|كام)", r"\d{3,4}"),
    )
    return tuple((re.compile(asks), re.compile(answer)) for asks, answer in rows)


@lru_cache(_CACHED_TEXTS)
def tells_when(words: str) -> bool:
    """Return whether folded words are only a month, a day of the week, an hour, an ordinal or a unit of time."""
    return _of_time().fullmatch(words) is not None


@cache
def _of_time() -> re.Pattern[str]:
    return re.compile(rf"(?:ال)?(?:{'|'.join(vocabulary_patterns()[name] for name in _OF_TIME)})s?")
