"""A short answer in the other language, where it can be right without a translator.

In: the words that answer, in one language. Out: what they are in the other, or None. Dates are counted, numbers and
their units put into words, countries are CLDR's, and what the glossary lists as a whole is what it says. Nothing is
translated word by word, and no name is spelt by guess.
"""

from corpus.fold import fold
from corpus.passage import Language
from rag.rendering.counted import counted, money, number, only_number, percentage
from rag.rendering.dated import date
from rag.rendering.listed import country, glossed

_RULES = (date, percentage, money, counted, number, country, glossed)
_AROUND = " .،,;؛:()[]\"'«»“”"


def rendered(text: str, language: Language) -> str | None:
    """Return a short answer in `language`, by the first rule that has it; None where what it would be is not sure.

    >>> rendered("آذار/مارس ٢٠١٦", "en"), rendered("six months", "ar"), rendered("الأردن", "en")
    ('March 2016', '6 أشهر', 'Jordan')
    """
    plain = fold(text).strip(_AROUND)
    return next((found for rule in _RULES if (found := rule(plain, language)) is not None), None)


def figure_in(text: str, language: Language) -> str | None:
    """Return the only figure of a text, in figures and in `language`; None where there are more or none.

    >>> figure_in("27 beekeepers", "ar"), figure_in("سبع وعشرون نحّالة", "en"), figure_in("12 ألف زائر", "en")
    ('27', '27', '12 thousand')
    """
    return only_number(fold(text), language)
