"""Months and years as numbers: a date in words in, a `When` out, and the same in the words of either language.

Reads the first month and year that a span names, in any of the month systems of Arabic, Eastern digits included.
Counts on from one: a month before January 2025 is December 2024. Only what is certain is read; the rest is None.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.fold import fold
from corpus.passage import Language
from index.words.numbers import number_of_word
from rag.words.months import MONTH_NAMES
from rag.words.pattern import one_of

_MONTH_NUMBER = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_MONTH = re.compile(rf"(?<!\w)[وبل]?(?P<month>{one_of(_MONTH_NUMBER)})(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+|من\s+)?(?:شهر\s+)?$")
_DAY_AFTER = re.compile(r"^\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_DAY_OF_MONTH = re.compile(
    rf"(?:في\s+|on\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+|من\s+)?(?:شهر\s+)?(?P<month>{one_of(_MONTH_NUMBER)})"
    rf"(?:\s*/\s*{one_of(_MONTH_NUMBER)})?|(?P<month_first>{one_of(_MONTH_NUMBER)})(?:\s*/\s*{one_of(_MONTH_NUMBER)})?"
    r"(?:\s+(?P<day_last>\d{1,2})(?:st|nd|rd|th)?)?)"
)
MONTHS_IN_A_YEAR = 12
# As CLDR writes them.
MONTHS: Mapping[Language, Sequence[str]] = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "en": "January February March April May June July August September October November December".split(),
}

_UNITS = {
    **dict.fromkeys(map(fold, "شهر شهرا أشهر شهور month months".split()), 1),
    **dict.fromkeys(map(fold, "عام عاما سنة سنوات أعوام year years".split()), MONTHS_IN_A_YEAR),
}
_DUALS = {
    **dict.fromkeys(map(fold, ("شهرين",)), 2),
    **dict.fromkeys(map(fold, ("عامين", "سنتين")), 2 * MONTHS_IN_A_YEAR),
}
_UNIT = one_of(_UNITS)
_BACK = frozenset({"قبل", "before", "earlier", "previous", "سابق"})
# The count and the unit before or after the word that says the direction: وقبل ذلك بشهر, two years later.
_SHIFTS = (
    re.compile(rf"(?P<way>قبل|بعد)\s+(?:ذلك|هذا)\s+ب(?:(?P<count>\w+)\s+)?(?P<unit>{_UNIT})(?!\w)"),
    re.compile(rf"(?P<way>قبل|بعد)\s+(?:ذلك|هذا)\s+ب(?P<dual>{one_of(_DUALS)})(?!\w)"),
    re.compile(rf"(?P<way>قبل|بعد)\s+(?:(?P<count>\w+)\s+)?(?P<unit>{_UNIT})\s+(?:من|علي)\s+(?:ذلك|هذا)"),
    re.compile(rf"(?P<way>قبل|بعد)ها\s+ب(?:(?P<count>\w+)\s+)?(?P<unit>{_UNIT})(?!\w)"),
    re.compile(rf"(?P<way>قبل|بعد)ها\s+ب(?P<dual>{one_of(_DUALS)})(?!\w)"),
    re.compile(rf"(?:(?P<count>an?|one|\w+)\s+)(?P<unit>{_UNIT})\s+(?P<way>before|after|later|earlier)(?!\w)"),
    re.compile(rf"the\s+(?P<unit>{_UNIT})\s+(?P<way>before|after)(?!\w)"),
    re.compile(rf"the\s+(?P<way>previous|following|next)\s+(?P<unit>{_UNIT})(?!\w)"),
    re.compile(rf"في\s+ال(?P<unit>{_UNIT})\s+ال(?P<way>سابق|تالي)ه?(?!\w)"),
)
_SAME = re.compile(r"(?:the\s+same|that)\s+(?:year|month)|في\s+ال(?:عام|شهر|سنه)\s+نفسها?|عامها|عامذاك")


@dataclass(frozen=True, slots=True)
class When:
    """A year, a month or a day; a month without a year is none of these."""

    year: int
    month: int | None = None
    day: int | None = None

    def shifted(self, months: int) -> "When | None":
        """Return the month so many months on; None where only the year is known and the shift is in months."""
        if self.month is None:
            years, rest = divmod(abs(months), MONTHS_IN_A_YEAR)
            return None if rest else When(self.year + (years if months > 0 else -years))
        count = self.year * MONTHS_IN_A_YEAR + self.month - 1 + months
        return When(count // MONTHS_IN_A_YEAR, count % MONTHS_IN_A_YEAR + 1)


def when(text: str) -> When | None:
    """Return the date that a text names, the first one that has a year.

    >>> when("في ٣ كانون الثاني/يناير ٢٠٢٥"), when("spring of 1893"), when("Thursday")
    (When(year=2025, month=1, day=3), When(year=1893, month=None, day=None), None)
    """
    folded = fold(text)
    year = _YEAR.search(folded)
    if year is None:
        return None
    named = list(_MONTH.finditer(folded))
    if not named:
        return When(int(year[0]))
    before = _DAY_BEFORE.search(folded[: named[0].start()])
    after = _DAY_AFTER.search(folded[named[-1].end() :])
    day = before or after
    return When(int(year[0]), _MONTH_NUMBER[re.sub(r"\s+", " ", named[0]["month"])], int(day[1]) if day else None)


def years(text: str) -> list[str]:
    """Return the years that a text names, in ASCII digits, each as often as it does."""
    return _YEAR.findall(fold(text))


def shift(sentence: str) -> int | None:
    """Return how many months from another date a sentence says it is, or None where it counts from none.

    >>> shift("وقبل ذلك بشهر، زار المدينة."), shift("Two years later the bridge opened."), shift("It opened.")
    (-1, 24, None)
    """
    folded = fold(sentence)
    for pattern in _SHIFTS:
        if match := pattern.search(folded):
            found = match.groupdict()
            dual = found.get("dual")
            months = _DUALS[dual] if dual else _count(found.get("count")) * _UNITS[found["unit"]]
            return (-months if found["way"] in _BACK else months) or None
    return 0 if _SAME.search(folded) else None


def _count(word: str | None) -> int:
    """Return how many, 0 where the word does not say."""
    if word is None or word in ("a", "an", "one", "the", "واحد"):
        return 1
    return int(word) if word.isdigit() else number_of_word(word) or 0


def spoken(date: When, language: Language) -> str:
    """Return a date in the words of a language, with its digits as Latin ones.

    >>> spoken(When(2024, 12), "ar"), spoken(When(1893, 3, 2), "en")
    ('ديسمبر 2024', '2 March 1893')
    """
    parts = [str(date.day) if date.day else "", MONTHS[language][date.month - 1] if date.month else "", str(date.year)]
    return " ".join(filter(None, parts))


def spoken_day(folded: str, language: Language) -> str | None:
    """Return a day of a month, or a month, that a folded text names, and nothing else, in the words of a language.

    >>> spoken_day("12 نوفمبر", "en"), spoken_day("may 3", "ar"), spoken_day("may", "ar"), spoken_day("may 1893", "en")
    ('12 November', '3 مايو', 'مايو', None)
    """
    match = _DAY_OF_MONTH.fullmatch(folded)
    if match is None:
        return None
    month = re.sub(r"\s+", " ", match["month"] or match["month_first"])
    return f"{match['day'] or match['day_last'] or ''} {MONTHS[language][_MONTH_NUMBER[month] - 1]}".lstrip()
