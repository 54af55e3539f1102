"""Rule-based translation of short answers: dates, quantities, countries and glossary entries.

In: a short answer in one language. Out: the same in the other, or None. Nothing is translated word by word, and no name
is transliterated by guess.
"""

from corpus.fold import fold
from corpus.passage import Language
from rag.rendering.counted import counted, money, number, only_number, percentage
from rag.rendering.dated import date
from rag.rendering.listed import country, glossed

_RULES = (date, percentage, money, counted, number, country, glossed)
_AROUND = " .،,;؛:()[]\"'«»“”"


def rendered(text: str, language: Language) -> str | None:
    """Return a short answer in `language`, by the first rule that applies; None where none does.

    >>> rendered("آذار/مارس ٢٠١٦", "en"), rendered("six months", "ar"), rendered("الأردن", "en")
    ('March 2016', '6 أشهر', 'Jordan')
    """
    plain = fold(text).strip(_AROUND)
    return next((found for rule in _RULES if (found := rule(plain, language)) is not None), None)


def figure_in(text: str, language: Language) -> str | None:
    """Return the only number of a text, in digits and in `language`; None where there are several or none.

    >>> figure_in("27 beekeepers", "ar"), figure_in("سبع وعشرون نحّالة", "en"), figure_in("12 ألف زائر", "en")
    ('27', '27', '12 thousand')
    """
    return only_number(fold(text), language)
