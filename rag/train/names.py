"""`python -m rag.train.names`: the two tables of `rag.words.known_names`, from CLDR and from the project's glossary.

`countries.tsv` has what CLDR (Unicode, as Babel packages it) calls the countries. `names.tsv` has what the glossary
calls countries in daily life (`country`: السعودية, Britain), cities, regions, waters and mountains (`place`), peoples
(`people`) and persons (`given`; more of these are in `given_names.txt`). Both are shipped as tables: loading two
languages of CLDR takes a tenth of a second and the glossary 30 ms at every start. A test compares both with the maker.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from babel import Locale

from corpus.fold import fold
from corpus.passage import Language
from index.words.glossary import glossary_entries
from index.words.term_hash import term_hash
from index.words.terms import word_terms, words
from rag.words.known_names import COUNTRIES, NAMES, NameKind
from rag.words.rarity import bundled_rarity

THEMES: dict[str, NameKind] = {
    "geography-country": "country",
    **dict.fromkeys(
        "geography-city-arab geography-city-europe geography-city-asia geography-city-america geography-city-africa "
        "geography-city-oceania geography-capital geography-region geography-us-state geography-island "
        "geography-water geography-landform geography-continent".split(),
        "place",
    ),
    "geography-nationality": "people",
    **dict.fromkeys(
        "name-arabic name-western name-persian name-turkish name-russian name-central-asian".split(), "given"
    ),
}
"""Which themes of the glossary are names, and of what kind."""
LEAST_RARITY = 0.35
"""Rarity of an Arabic place of one word, at least; a commoner one is also a word (الداخلة, the inner). Chosen."""
ORDINARY = frozenset(map(fold, "جوا مشهد بروج أبين الحمراء الزرقاء الزاوية العمارة العيون".split()))
"""Arabic places that are rather common words, although rare ones: by air, scene, red, corner. Chosen."""
GIVEN_NAMES = Path(__file__).with_name("given_names.txt")
"""A language code and given names a line: those of ordinary life that the glossary lacks."""
_ADJECTIVES = frozenset({"African", "Asian", "European"})
"""Stand among the continents of the glossary, and name no place."""

Name = tuple[NameKind, Language, str]
"""The kind of a name, the language it is written in, and the name as the glossary spells it."""


def main() -> int:
    """Write both tables; return the exit code 0."""
    COUNTRIES.write_text(country_table(), encoding="utf-8")
    NAMES.write_text(name_table(), encoding="utf-8")
    return 0


def country_table() -> str:
    """Return `countries.tsv`: the code of each country, territory and union, its Arabic and its English name."""
    arabic, english = (Locale(language).territories for language in ("ar", "en"))
    rows = (f"{code}\t{arabic[code]}\t{english[code]}\n" for code in sorted(arabic) if code.isalpha())
    return "code\tar\ten\n" + "".join(rows)


def name_table() -> str:
    """Return `names.tsv`: the kind of each name, its language, and the name folded."""
    names = [*_listed_names(), *filter(_is_a_name, _glossary_names())]
    given = {(language, fold(name)) for kind, language, name in names if kind == "given"}
    rows = {
        f"{kind}\t{language}\t{fold(name)}\n"
        for kind, language, name in names
        # فارس (Persia) is a given name too, and a text that has it need not speak of the country.
        if kind != "country" or (language, fold(name)) not in given
    }
    return "kind\tlanguage\tname\n" + "".join(sorted(rows))


def _listed_names() -> Iterator[Name]:
    for line in GIVEN_NAMES.read_text(encoding="utf-8").splitlines():
        language, *names = line.split()
        yield from (("given", "ar" if language == "ar" else "en", name) for name in names)


def _glossary_names() -> Iterator[Name]:
    """Yield the names of the glossary in both languages; an entry that English writes in small letters is no name."""
    for theme, english, arabic in glossary_entries():
        kind = THEMES.get(theme)
        if kind and english[0][0].isupper():
            yield from ((kind, "en", name) for name in english)
            yield from ((kind, "ar", name) for name in arabic)


def _is_a_name(name: Name) -> bool:
    """Return whether a form in the glossary names what its theme says, and is no ordinary word."""
    kind, language, form = name
    if kind == "country":
        return True
    if kind == "given" and " " in form:
        return False
    if language == "en":
        return form[0].isupper() and form not in _ADJECTIVES
    return kind != "place" or " " in form or (fold(form) not in ORDINARY and _rarity(form) >= LEAST_RARITY)


def _rarity(text: str) -> float:
    """Return how rare the rarest word of a text is, from 0 to 1."""
    terms = [found[0] for word in words(text) if (found := word_terms(word.text, word.kind))]
    return float(bundled_rarity().of(np.array([term_hash(each) for each in terms], np.uint64)).max(initial=0.0))


if __name__ == "__main__":
    sys.exit(main())
