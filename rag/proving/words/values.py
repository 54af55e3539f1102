"""Numbers of several words as one value: two hundred, 310 آلاف, 5 million, خمسة ملايين وثلاثمئة ألف.

In: the words that begin where a number may begin. Out: its value in one spelling, and how many words it takes. Values
are exact, however large or fractional.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from corpus.fold import fold
from index.words.numbers import canonical_number, combined, number_of_word
from index.words.terms import Word, word_terms

LONGEST_NUMBER_WORDS = 12
"""Source: chosen; three hundred and fifty-two million four hundred and thirty thousand has so many."""

_SCALES = {
    fold(word): Decimal(value)
    for value, written in (
        (10**3, "thousand ألف آلاف ألفا"),
        (10**6, "million مليون ملايين مليونا"),
        (10**9, "billion مليار مليارات مليارا بليون"),
    )
    for word in written.split()
}
_TWICE = {fold(word): Decimal(2 * 10**power) for word, power in {"مليونان": 6, "مليونين": 6, "ملياران": 9}.items()}
_SHARES = {
    fold(word): Decimal(share)
    for share, names in (("0.5", "half نصف"), ("0.25", "quarter ربع"))
    for word in names.split()
}
_OF = frozenset({"a", "of"})
_POINT, _LEAST_POINTS_OF_DATE = ".", 2  # 12.5.2024 has no value
_CONJUNCTION, _ARTICLE, _LEAST_JOINED = "و", "ال", 4
_UNITS = {fold(word): 1 for word in "one واحد واحدة أحد إحدى".split()} | dict.fromkeys(
    map(fold, "اثنا اثني اثنتا اثنتي".split()), 2
)
"""What is a number only beside another one: twenty-one, أحد عشر."""
_TEEN_ENDINGS = frozenset(map(fold, ("عشر", "عشرة")))
_ORDINALS = {
    fold(form): value
    for value, forms in enumerate("حادي/حادية ثاني/ثانية ثالث رابع خامس سادس سابع ثامن تاسع".split(), 1)
    for each in forms.split("/")
    for form in (each, f"{each}ة")
}
"""The fourteenth (الرابع عشر) has the value of fourteen."""
_JOINED, _NO_NUMBERS = ("ب", "ل"), frozenset({"لست", "لسته"})
"""The second are no numbers: I am not (لست)."""


def number_at(following: Sequence[Word]) -> tuple[str, int] | None:
    """Return the number that the next words name, in one spelling, and how many words that takes; None: no number."""
    read = _read([_plain(fold(word.text)) for word in following], following)
    return (canonical_number(f"{read[0]:f}"), read[1]) if read else None


def _plain(word: str) -> str:
    """Return a word without the ب or ل that is joined to a number: بخمس, لثلاثين."""
    bare = word[1:] if word.startswith(_JOINED) else word
    return bare if number_of_word(word) is None and number_of_word(bare) and word not in _NO_NUMBERS else word


def _read(plain: Sequence[str], following: Sequence[Word]) -> tuple[Decimal, int] | None:
    """Return the value and its words: a figure, times the scales that follow it, plus a smaller such number."""
    figure = _share(plain) or _figure(plain, following)
    if figure is None:
        return None
    value, taken = figure
    smallest = Decimal(0)
    for word in takewhile(_SCALES.__contains__, plain[taken:]):
        smallest = _SCALES[word]
        value, taken = value * smallest, taken + 1
    rest = _read(plain[taken:], following[taken:]) if smallest and taken < len(plain) else None
    if rest is not None and rest[0] < smallest:
        value, taken = value + rest[0], taken + rest[1]
    return value, taken


def _share(plain: Sequence[str]) -> tuple[Decimal, int] | None:
    """Return half of a scale that follows, and how many words stand before it: half a million, نصف مليون."""
    share = _SHARES.get(plain[0].removeprefix(_CONJUNCTION))
    between = 1 + len([*takewhile(_OF.__contains__, plain[1:])])
    return (share, between) if share and plain[between : between + 1] and plain[between] in _SCALES else None


def _figure(plain: Sequence[str], following: Sequence[Word]) -> tuple[Decimal, int] | None:
    """Return what stands before a scale: digits, or number words; a million alone is one."""
    first = plain[0].removeprefix(_CONJUNCTION)
    if following[0].kind == "number":
        digits = word_terms(*following[0])[0].removeprefix("n:")
        return (Decimal(digits), 1) if digits.count(_POINT) < _LEAST_POINTS_OF_DATE else None
    if first in _TWICE:
        return _TWICE[first], 1
    if _SCALES.get(first, 0) > 1000:
        return Decimal(1), 0
    named = [*_named(plain)]
    return (Decimal(combined(named)), len(named)) if named else None


def _named(plain: Sequence[str]) -> Iterator[int]:
    """Yield the values of number words as long as they follow one another; one counts only beside another number."""
    for at, word in enumerate(plain):
        value = number_of_word(word)
        if value is None and (at or _goes_on(plain[1:2])):
            value = _UNITS.get(_unjoined(word))
        if value is None and not at and _TEEN_ENDINGS.intersection(plain[1:2]):
            value = _ORDINALS.get(_unjoined(word).removeprefix(_ARTICLE))
        if value is None:
            return
        yield value


def _goes_on(following: Sequence[str]) -> bool:
    """Return whether a number goes on behind its unit: eleven (أحد عشر), one and twenty (واحد وعشرون)."""
    return any(word in _TEEN_ENDINGS or (word[0] == _CONJUNCTION and number_of_word(word)) for word in following)


def _unjoined(word: str) -> str:
    """Return an Arabic word without and, with, for before it, where enough is left."""
    plain = word.removeprefix(_CONJUNCTION)
    return plain[1:] if len(plain) >= _LEAST_JOINED and plain.startswith(_JOINED) else plain
