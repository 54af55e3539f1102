"""Whether an Arabic word is a country or a nationality, with its prefixes: والبحرينيون, للأردن.

In: a folded word. Out: yes or no.
"""

import re
from functools import cache, lru_cache

from corpus.fold import fold
from index.words.stems import arabic_stem
from rag.words.known_names import country_names, is_country, is_people
from rag.words.word_lists import LISTS

JOINED = "وبلف"
"""The one-letter prefixes: the conjunctions *and* and *so*, the prepositions *in* and *to*."""
_LAND = "ستان"
_ARTICLE = re.compile("^(?:لل|[بكف]ال)(?=...)")
_CACHED_WORDS = 4_096
_LONGEST_ENDING, _LONG_STEM = 2, 5
"""Letters that a short stem may lack of the country's name, at most, and the letters of a long stem, at least:
chosen."""
_OF_MONEY = LISTS.folded("of_money")
"""Forms of the adjective *financial* that are also *Malian*, far less often."""


@lru_cache(_CACHED_WORDS)
def is_of_country(word: str) -> bool:
    """Return whether a folded word is a country or a nationality, with or without prefixes.

    Short stems are ambiguous: that of Mali is also that of المال, money, that of Bahrain that of البحر, the sea.
    """
    stem = arabic_stem(word)
    if word in _OF_MONEY:
        return False
    plain = _ARTICLE.sub("ال", word.removeprefix("و"))
    forms = {form for each in (word, plain) for form in (each, each[1:] if each[0] in JOINED else each)}
    return (len(stem) >= _LONG_STEM and stem in _country_stems()) or any(
        is_country(form) or is_people(form) for form in forms
    )


@cache
def _country_stems() -> frozenset[str]:
    """Return the stems of one-word Arabic names of countries, and of the nationalities of those that end in ستان.

    A stem that lacks more than an ending of the name is ambiguous and left out (بتسوانا, بتسوي).
    """
    names = [fold(name) for name in country_names("ar") if " " not in name]
    stems = ((name, arabic_stem(name)) for name in names + [each.removesuffix(_LAND) for each in names])
    return frozenset(
        stem
        for name, stem in stems
        if len(stem) >= _LONG_STEM or len(name.removeprefix("ال")) - len(stem) <= _LONGEST_ENDING
    )
