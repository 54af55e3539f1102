"""Which one of several is asked about: the *second* phase is not the first, the thirteenth contest not the twelfth.

In: a question and the texts beside the sentence chosen. Out: whether the texts number their things otherwise. Dates and
hours are no such numbers; a figure or another form of the same number will do, and so does a word for what comes after
(another, last), which may be any.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from corpus.fold import fold
from index.words.numbers import number_of_word
from rag.words.months import MONTH_NAMES
from rag.words.pattern import one_of

_CACHED = 512
_ENGLISH = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
""".split()
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()
# Masculine, feminine and dialect, with the article or without.
_ARABIC = (
    "أول أولى الأولين",
    "ثاني ثان ثانيا",
    "ثالث ثالثة تالت تالتة",
    "رابع رابعة",
    "خامس خامسة",
    "سادس سادسة",
    "سابع سابعة",
    "ثامن ثامنة",
    "تاسع تاسعة",
    "عاشر عاشرة",
    "حادي حادية",
)
_UNITS: dict[str, int] = {fold(word): n for n, words in enumerate(_ARABIC, 1) for word in words.split()} | {
    fold(word): n for n, word in enumerate(_ENGLISH, 1)
}
_UNSURE: dict[str, int] = {fold(word): 2 for word in "ثانية تاني تانية".split()} | {"تامن": 8, "تامنه": 8}
"""Without the article these may mean another one, a second of time, or *it secures*: a question asks for no such number
by them, and a text may tell it."""
_WITH_ARTICLE = _UNITS | _UNSURE
_TEN = frozenset(map(fold, ("عشر", "عشرة")))
_WORD = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th)?")
_SUFFIXED = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ARTICLE = re.compile("^[وفبكل]?(?:ال|لل)(?=...)")
# What stands before or after an ordinal that numbers no thing of its kind: months, centuries, hours.
_DATED = re.compile(
    rf"(?:{one_of(name for names in MONTH_NAMES for name in names if ' ' in name)}"
    r"|(?:ال)?قرن\s+\w+(?:\s+عشر)?|(?:ربيع|جمادي)\s+\w+|(?:ال)?ساعه\s+\w+|[\w-]+[\s-]century)(?!\w)"
)
_ANY = frozenset(
    map(fold, "another other others last latest later again آخر أخرى الآخر الأخرى أخيرة الأخير الأخيرة".split())
)
_LATER = 2
"""From the second on a thing is one of several, whatever the text says of them."""


def is_of_another_number(question: str, texts: Iterable[str]) -> bool:
    """Return whether a question asks for one of several by its number and the texts have other numbers alone.

    >>> is_of_another_number("How long is the second tunnel?", ["The first tunnel is 900 metres long."])
    True
    >>> is_of_another_number("How long is the second tunnel?", ["The first is long, the other short."])
    False
    """
    asked = frozenset(_ordinals_in(_words(question), _UNITS))
    if not asked:
        return False
    ordinals = frozenset[int]().union(*map(_ordinals, texts))
    numbers = frozenset[int]().union(*map(_numbers, texts))
    if any(not _ANY.isdisjoint(_words(text)) for text in texts):
        return False
    return any(n not in ordinals and n not in numbers and (n >= _LATER or bool(ordinals)) for n in asked)


@lru_cache(_CACHED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_DATED.sub(" ", fold(text))))


@lru_cache(_CACHED)
def _ordinals(text: str) -> frozenset[int]:
    return frozenset(_ordinals_in(_words(text), _WITH_ARTICLE))


def _ordinals_in(words: tuple[str, ...], without_article: Mapping[str, int]) -> Iterator[int]:
    """Yield the numbers that the ordinals of a text name, of a compound (الثالث عشر) the whole."""
    for at, word in enumerate(words):
        if suffixed := _SUFFIXED.fullmatch(word):
            yield int(suffixed[1])
        bare = _ARTICLE.sub("", word)
        unit = without_article.get(word) or (_WITH_ARTICLE.get(bare) if bare != word else None)
        if unit:
            yield unit + 10 if words[at + 1 : at + 2] and words[at + 1] in _TEN else unit


@lru_cache(_CACHED)
def _numbers(text: str) -> frozenset[int]:
    """Return the other numbers of a text: figures, number words and Roman ones."""
    figures = {int(word) for word in _words(text) if word.isdecimal()}
    spelt = {n for word in _words(text) if (n := number_of_word(word)) is not None}
    return frozenset(figures | spelt | {n for n, roman in enumerate(_ROMAN, 1) if roman in _words(text)})
