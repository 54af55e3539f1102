"""Whether an Arabic word is a country or one of its people, with what is joined to it: والبحرينيون, للأردن.

In: a folded word. Out: yes or no.
"""

import re
from functools import cache, lru_cache

from corpus.fold import fold
from index.words.stems import arabic_stem
from rag.words.known_names import country_names, is_country, is_people

JOINED = "وبلف"
"""Letters that are written joined to the next word."""
_LAND = "ستان"
_ARTICLE = re.compile("^(?:لل|[بكف]ال)(?=...)")
_CACHED_WORDS = 4_096
_LONGEST_ENDING, _LONG_STEM = 2, 5
"""Letters that the stem of a country's name lacks at most, or has at least, to be no other word's: chosen."""
_FINANCIAL = frozenset(map(fold, "المالي مالية المالية".split()))
"""What is of money, far oftener than of Mali."""


@lru_cache(_CACHED_WORDS)
def is_of_country(word: str) -> bool:
    """Return whether a folded word is a country or one of its people, with or without what is joined to it.

    A short stem is many a word's: that of Mali is also that of المال, money, that of Bahrain that of البحر, the sea.
    """
    stem = arabic_stem(word)
    if word in _FINANCIAL:
        return False
    plain = _ARTICLE.sub("ال", word.removeprefix("و"))
    forms = {form for each in (word, plain) for form in (each, each[1:] if each[0] in JOINED else each)}
    return (len(stem) >= _LONG_STEM and stem in _country_stems()) or any(
        is_country(form) or is_people(form) for form in forms
    )


@cache
def _country_stems() -> frozenset[str]:
    """Return the stems of Arabic one-word names of countries, and of the peoples of those that end in ستان.

    A stem that has lost more than an ending of the name is another word's as well (بتسوانا, بتسوي).
    """
    names = [fold(name) for name in country_names("ar") if " " not in name]
    stems = ((name, arabic_stem(name)) for name in names + [each.removesuffix(_LAND) for each in names])
    return frozenset(
        stem
        for name, stem in stems
        if len(stem) >= _LONG_STEM or len(name.removeprefix("ال")) - len(stem) <= _LONGEST_ENDING
    )
