"""Which one of several: the *second* phase is not the first, the thirteenth contest not the twelfth.

Dates and hours number nothing. A number is the same as a figure, as a word or in Roman numerals, and a word for any of
several (another, last) may be each of them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from corpus.fold import fold
from index.words.numbers import number_of_word
from rag.judging.vetoes.case import Case
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
"""Without the article these may mean another one, a second of time, or *it secures*: no ordinals in a question, but
perhaps in a text."""
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
"""From the second on a thing is one of several, even where the text numbers none."""


def is_of_another_ordinal(case: Case) -> bool:
    """Return whether one of several is asked about by its number, and the passage has other numbers alone."""
    asked, texts = frozenset(_ordinals_in(_words(case.question.text), _UNITS)), case.passage
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
