"""Dates in the other language: a day, a month and a year, or some of these.

In: a folded short answer. Out: the date in the words of a language, or None where the text has more (spring, early, a
second year).
"""

import re

from corpus.passage import Language
from rag.words.dates import spoken, spoken_day, when
from rag.words.months import MONTH

_ONLY_DATE = re.compile(
    r"(?:(?:في|in|on|عام|سنه|العام|شهر|of|من|the)\s+)*(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+|من\s+)?)?"
    rf"(?:شهر\s+)?(?:[وبل]?{MONTH}(?:\s*/\s*{MONTH})?)?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:(?:عام|سنه|of|من)\s+)*\d{4}(?:\s?[مه])?"
)
_WEEKDAY = re.compile(
    r"^(?:(?:on\s+|في\s+)?(?:يوم\s+)?(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)[,،]?\s+(?=\S))"
)


def date(plain: str, language: Language) -> str | None:
    """Return a date without its weekday, in Latin digits; None for any other text."""
    plain = _WEEKDAY.sub("", plain)
    if (day := spoken_day(plain, language)) is not None:
        return day
    found = when(plain)
    return spoken(found, language) if found and _ONLY_DATE.fullmatch(plain) else None
