"""Bilingual lookup of whole phrases: the countries of CLDR, and the entries of the glossary.

In: a folded short answer. Out: its translation into a language, or None. No translation is composed of parts.
"""

import re
from collections.abc import Mapping
from functools import cache

from corpus.fold import fold
from corpus.passage import OTHER_LANGUAGE, Language
from index.words.glossary import glossary_entries
from rag.words.known_names import countries

_PARTICLE = re.compile(r"^(?:و?(?:ب|ل|ك|ف)?(?=ال)|و|ل(?=ل)|(?:في|من|الي|the|in|on|at|from|by|a|an|about|of)\s+)")
_ARTICLE = re.compile(r"^(?:ال|the\s+)")


def country(plain: str, language: Language) -> str | None:
    """Return the name of a country, without the preposition before it; None for any other text."""
    names = _countries(language)
    return names.get(plain) or names.get(_PARTICLE.sub("", plain))


def glossed(plain: str, language: Language) -> str | None:
    """Return the translation of a glossary entry, without the preposition or article before it; None for any other
    text."""
    known, bare = _glossary(language), _PARTICLE.sub("", plain)
    forms = (plain, bare, _ARTICLE.sub("", plain), _ARTICLE.sub("", bare))
    return next((known[form] for form in forms if form in known), None)


@cache
def _countries(language: Language) -> Mapping[str, str]:
    ours, theirs = countries(language), countries(OTHER_LANGUAGE[language])
    return {fold(name): ours[code] for code, name in theirs.items()}


@cache
def _glossary(language: Language) -> Mapping[str, str]:
    """Return the translations of the entries that have only one, by their folded words."""
    found: dict[str, set[str]] = {}
    for _, english, arabic in glossary_entries():
        sources, targets = (english, arabic) if language == "ar" else (arabic, english)
        for source in sources:
            found.setdefault(fold(source), set()).add(targets[0])
    return {source: min(targets) for source, targets in found.items() if len(targets) == 1}
