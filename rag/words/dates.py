"""Dates parsed and formatted: a date in words in, a `When` out, and the words of either language for one.

The first month and the first year of a text are read, in any of the Arabic names of months, in Eastern or Latin digits.
Relative dates are shifts in months: a month before January 2025 is December 2024. An ambiguous date is None.
"""

import re
from dataclasses import dataclass

from corpus.fold import fold
from corpus.passage import Language
from index.words.numbers import number_of_word
from rag.words.months import MONTH_NUMBER, MONTHS
from rag.words.pattern import one_of
from rag.words.word_lists import LISTS

_MONTH = re.compile(rf"(?<!\w)[وبل]?(?P<month>{one_of(MONTH_NUMBER)})(?!\w)")
YEAR = r"(?:1[0-9]|20)\d\d"
"""Pattern of a year from 1000 to 2099."""
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+|من\s+)?(?:شهر\s+)?$")
_DAY_AFTER = re.compile(r"^\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_DAY_OF_MONTH = re.compile(
    rf"(?:في\s+|on\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+|من\s+)?(?:شهر\s+)?(?P<month>{one_of(MONTH_NUMBER)})"
    rf"(?:\s*/\s*{one_of(MONTH_NUMBER)})?|(?P<month_first>{one_of(MONTH_NUMBER)})(?:\s*/\s*{one_of(MONTH_NUMBER)})?"
    r"(?:\s+(?P<day_last>\d{1,2})(?:st|nd|rd|th)?)?)"
)
MONTHS_IN_A_YEAR = 12
_UNITS = {fold(unit): int(months) for unit, months in LISTS.pairs("months_in_unit").items()}
_DUALS = {fold(dual): int(months) for dual, months in LISTS.pairs("months_in_dual").items()}
"""How many months a unit is, and the Arabic dual of one."""
_UNIT = one_of(_UNITS)
_BACK = frozenset({"قبل", "before", "earlier", "previous", "سابق"})
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
"""A count, a unit and a direction: وقبل ذلك بشهر, two years later."""
_SAME = re.compile(r"(?:the\s+same|that)\s+(?:year|month)|في\s+ال(?:عام|شهر|سنه)\s+نفسها?|عامها|عامذاك")


@dataclass(frozen=True, slots=True)
class When:
    """A year, a month of a year, or a day of such a month."""

    year: int
    month: int | None = None
    day: int | None = None

    def shifted(self, months: int) -> "When | None":
        """Return the date some months later (earlier, where negative); None where only the year is known and the months
        make no whole years."""
        if self.month is None:
            years, rest = divmod(abs(months), MONTHS_IN_A_YEAR)
            return None if rest else When(self.year + (years if months > 0 else -years))
        count = self.year * MONTHS_IN_A_YEAR + self.month - 1 + months
        return When(count // MONTHS_IN_A_YEAR, count % MONTHS_IN_A_YEAR + 1)


def when(text: str) -> When | None:
    """Return the first date of a text that has a year, None without one.

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
    return When(int(year[0]), MONTH_NUMBER[re.sub(r"\s+", " ", named[0]["month"])], int(day[1]) if day else None)


def years(text: str) -> list[str]:
    """Return the years in a text, in Latin digits, repeated ones included."""
    return _YEAR.findall(fold(text))


def shift(sentence: str) -> int | None:
    """Return the months from another date at which a sentence places an event, None where it refers to no other date.

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
    """Return the number that a word stands for; 0 for other words, and 1 where there is no word."""
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
    """Return a folded text that is a month, with a day or without, in the words of a language; None for any other.

    >>> spoken_day("12 نوفمبر", "en"), spoken_day("may 3", "ar"), spoken_day("may", "ar"), spoken_day("may 1893", "en")
    ('12 November', '3 مايو', 'مايو', None)
    """
    match = _DAY_OF_MONTH.fullmatch(folded)
    if match is None:
        return None
    month = re.sub(r"\s+", " ", match["month"] or match["month_first"])
    return f"{match['day'] or match['day_last'] or ''} {MONTHS[language][MONTH_NUMBER[month] - 1]}".lstrip()
