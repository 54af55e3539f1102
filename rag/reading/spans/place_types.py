"""Fine types of places: whether words name a country, something smaller, or a region of the world.

In: words of a text. Out: yes or no, by the tables of known names.
"""

import re
from functools import lru_cache

from corpus.fold import fold
from rag.reading.spans.word_lists import LISTS
from rag.words.known_names import is_people, is_place

_CACHED_TEXTS = 8_192
_PARTICLE = re.compile("^(?:[وف]?[بل]|و|ف)(?=\\w{3})")
_LAM_WITH_ARTICLE = re.compile("^[وف]?لل(?=\\w{4})")
_MARKS = " \"'«»“”()[].,،؛:-"
_ITEM_END = re.compile(r"\s*[,،]\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+و(?=\w{3})")
_CITY_STATES = LISTS.folded("CITY_STATE")
"""Cities that are spelt as a country: Amman (عمّان) as Oman."""


def _without_article(words: str) -> str:
    return words.removeprefix("the ").removeprefix("ال")


_WORLD_REGIONS = frozenset(map(_without_article, LISTS.folded("WORLD_REGION")))


@lru_cache(_CACHED_TEXTS)
def has_country(text: str) -> bool:
    """Return whether words are a country, or a list with a country in it: Kuwait, the Gulf *and Qatar*."""
    return any(_is_country(each) for each in _ITEM_END.split(text))


@lru_cache(_CACHED_TEXTS)
def has_smaller_place(text: str) -> bool:
    """Return whether words have an item besides countries, nationalities and regions of the world: *Oslo* and
    Norway."""
    return any(map(_is_smaller, _ITEM_END.split(text)))


def is_world_region(text: str) -> bool:
    """Return whether words are a region of the world with many countries: the Middle East."""
    return _without_article(fold(_without_particle(text))) in _WORLD_REGIONS


def _is_smaller(place: str) -> bool:
    plain = _without_article(fold(_without_particle(place)))
    return plain in _CITY_STATES or not (_is_country(place) or is_people(plain) or is_world_region(place))


def _is_country(text: str) -> bool:
    """Return whether words are a country, with or without a particle joined to it: *ل*أوزبكستان, *و*قطر, لبنان,
    *ل*لبنان."""
    plain = text.strip(_MARKS)
    return any(is_place(each) for each in (plain, _PARTICLE.sub("", plain), _without_particle(text)))


def _without_particle(text: str) -> str:
    """Return words without the marks around them and the particle before them."""
    return _PARTICLE.sub("", _LAM_WITH_ARTICLE.sub("ال", text.strip(_MARKS)))
