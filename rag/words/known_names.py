"""A gazetteer: names of countries, places and nationalities, and given names.

`countries.tsv` is what CLDR calls the countries, `names.tsv` what else is known; `python -m rag.train.names`
makes both.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from corpus.fold import fold
from corpus.passage import Language
from corpus.table import table_rows

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})
"""Codes of CLDR for the European Union, the euro area, the United Nations, outlying Oceania, and for tests."""

_LEAST_STEM, _LONGEST_ENDING = 4, 3
"""Letters that a nationality has in common with its country, at least (Uzbek, قطري), and letters of its ending, at
most: chosen."""
_LEAST_LETTERS = 4
"""Letters of a common name of a country, at least, that is unambiguous (*us* is not): chosen."""
_CACHED_NAMES = 4_096
_LANGUAGES: tuple[Language, ...] = ("ar", "en")
COUNTRIES = Path(__file__).with_name("countries.tsv")
NAMES = Path(__file__).with_name("names.tsv")
NameKind = Literal["country", "place", "people", "given"]


@cache
def countries(language: Language) -> Mapping[str, str]:
    """Return what CLDR calls the countries, territories and unions in a language, by their codes of two letters."""
    return {code: arabic if language == "ar" else english for code, arabic, english in table_rows(COUNTRIES)}


@cache
def country_names(language: Language) -> tuple[str, ...]:
    """Return the official and the common names of countries and territories in a language.

    Common names that are ambiguous, since they are short, are left out (*us*).
    """
    official = (name for code, name in countries(language).items() if code not in _NO_COUNTRIES)
    daily = (name for name in known_names("country", language) if len(name) >= _LEAST_LETTERS)
    return *official, *sorted(daily)


def is_country(name: str) -> bool:
    """Return whether a name is that of a country."""
    return fold(name) in _folded_countries()


@lru_cache(_CACHED_NAMES)
def is_place(name: str) -> bool:
    """Return whether a name is a country or a nationality, inflected or not. Other known places are none, even if they
    begin like a country: بيروت, and بيرو."""
    plain = fold(name).removeprefix("the ")
    if plain in _folded_countries() or any(plain in known_names("place", language) for language in _LANGUAGES):
        return plain in _folded_countries()
    return any(plain[: len(plain) - ending] in _stems() for ending in range(_LONGEST_ENDING + 1))


def known_names(kind: NameKind, language: Language) -> frozenset[str]:
    """Return the folded names of a kind: common names of countries, other places, nationalities, or given names."""
    return _names()[kind, language]


@cache
def _names() -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for kind, language, name in table_rows(NAMES):
        found.setdefault((kind, language), set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


@lru_cache(_CACHED_NAMES)
def is_people(word: str) -> bool:
    """Return whether a folded word is a nationality (Saudi, الكورية), with or without the article."""
    return any(form in known_names("people", each) for each in _LANGUAGES for form in (word, word.removeprefix("ال")))


@cache
def _folded_countries() -> frozenset[str]:
    names = frozenset(fold(name) for language in _LANGUAGES for name in country_names(language))
    return names.union(*(known_names("country", language) for language in _LANGUAGES))


@cache
def _stems() -> frozenset[str]:
    """Return the stems that nationalities share with their country: uzbek, qatar, كازاخ."""
    names = list(_folded_countries())
    for ending in ("istan", "stan", "ستان", "ia"):
        names = [name.removesuffix(ending) for name in names]
    return frozenset(name for name in names if len(name) >= _LEAST_STEM)
