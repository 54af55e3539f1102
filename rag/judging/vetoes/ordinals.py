"""Vetoes answers about another item of a series: the *second* phase is not the first, nor the 13th contest the 12th.

The ordinals of dates and hours number no series and are left out. A number counts as the same whether it is a figure, a
word or a Roman numeral. Words such as *another* and *last* may stand for any item. `ordinals.tsv` has the ordinals;
some dialect spellings have another meaning without the article (ثانية is also a second of time), so that without it
they count in a text, but not in a question.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from index.words.numbers import number_of_word
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.word_lists import LISTS
from rag.words.months import MONTH_NAMES
from rag.words.pattern import one_of

_CACHED = 512
_ROWS = [*table_rows(Path(__file__).with_name("ordinals.tsv"))]


def _by_word(*cells: tuple[str, str]) -> Mapping[str, int]:
    """Return the numbers of folded words, from cells of words with their number."""
    return {fold(word): int(number) for number, cell in cells for word in filter(None, cell.split("|"))}


_SURE = _by_word(*((n, f"{english}|{arabic}") for n, english, arabic, _, _ in _ROWS))
_AMBIGUOUS = _by_word(*((n, ambiguous) for n, _, _, ambiguous, _ in _ROWS))
_ROMAN = _by_word(*((n, roman) for n, *_, roman in _ROWS))
_ANY_SPELLING = {**_SURE, **_AMBIGUOUS}
_TEN = frozenset(map(fold, ("عشر", "عشرة")))
_WORD = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th)?")
_SUFFIXED = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ARTICLE = re.compile("^[وفبكل]?(?:ال|لل)(?=...)")
_DATED = re.compile(
    rf"(?:{one_of(name for names in MONTH_NAMES for name in names if ' ' in name)}"
    r"|(?:ال)?قرن\s+\w+(?:\s+عشر)?|(?:ربيع|جمادي)\s+\w+|(?:ال)?ساعه\s+\w+|[\w-]+[\s-]century)(?!\w)"
)
"""Months, centuries and hours with their ordinals."""
_ANY_ITEM = LISTS.folded("ANY_OF_SEVERAL")
_LATER = 2
"""From the second item on, an ordinal implies a series, even if the text numbers nothing."""


def is_of_another_ordinal(case: Case) -> bool:
    """Return whether an item is asked about by its ordinal, and the passage has only other numbers."""
    asked, texts = frozenset(_ordinals_in(_words(case.question.text), _SURE)), case.passage
    if not asked or any(not _ANY_ITEM.isdisjoint(_words(text)) for text in texts):
        return False
    ordinals = frozenset[int]().union(*map(_ordinals, texts))
    numbers = frozenset[int]().union(*map(_numbers, texts))
    return any(n not in ordinals and n not in numbers and (n >= _LATER or bool(ordinals)) for n in asked)


@lru_cache(_CACHED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_DATED.sub(" ", fold(text))))


@lru_cache(_CACHED)
def _ordinals(text: str) -> frozenset[int]:
    return frozenset(_ordinals_in(_words(text), _ANY_SPELLING))


def _ordinals_in(words: tuple[str, ...], without_article: Mapping[str, int]) -> Iterator[int]:
    """Yield the values of the ordinals among some words; a compound (الثالث عشر) has one value."""
    for at, word in enumerate(words):
        if suffixed := _SUFFIXED.fullmatch(word):
            yield int(suffixed[1])
        bare = _ARTICLE.sub("", word)
        unit = without_article.get(word) or (_ANY_SPELLING.get(bare) if bare != word else None)
        if unit:
            yield unit + 10 if words[at + 1 : at + 2] and words[at + 1] in _TEN else unit


@lru_cache(_CACHED)
def _numbers(text: str) -> frozenset[int]:
    """Return the other numbers of a text: figures, number words and Roman numerals."""
    words = _words(text)
    figures = (int(word) for word in words if word.isdecimal())
    spelt = (n for word in words if (n := number_of_word(word)) is not None)
    return frozenset((*figures, *spelt, *(_ROMAN[word] for word in words if word in _ROMAN)))
