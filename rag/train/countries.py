"""`python -m rag.train.countries`: the tables beside `rag.words.known_names`, from CLDR and from the glossary.

`countries.tsv` has what Babel calls the countries; `names.tsv` what the project's own glossary calls countries in
daily life (`country`: السعودية, Britain), cities, regions, waters and mountains (`place`), peoples (`people`) and
persons (`given`: the names that people are given; more of them are in `given_names.txt`). The tables are shipped
because loading two languages of CLDR's takes a tenth of a second, and reading the whole glossary a third of that, which
each question on the command line would pay.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from babel import Locale

from corpus.fold import fold
from corpus.passage import Language
from index.words.glossary import glossary_entries
from index.words.sparse import term_hash
from index.words.terms import word_terms, words
from rag.words.known_names import COUNTRIES, NAMES, known_names
from rag.words.rarity import bundled_rarity

GIVEN = Path(__file__).with_name("given_names.txt")
CATEGORIES = {
    "country": "country",
    "place": "city-arab city-europe city-asia city-america city-africa city-oceania capital region us-state island "
    "water landform continent",
    "people": "nationality",
    "given": "arabic western persian turkish russian central-asian",
}
LEAST_RARITY = 0.35
"""Of Arabic, which has no capitals, names that texts have more often are left out: they are words too (الداخلة)."""


def main() -> None:
    """Write the tables."""
    arabic, english = (Locale(language).territories for language in ("ar", "en"))
    rows = (f"{code}\t{arabic[code]}\t{english[code]}\n" for code in sorted(arabic) if code.isalpha())
    COUNTRIES.write_text("code\tar\ten\n" + "".join(rows), encoding="utf-8")
    lines = sorted({f"{kind}\t{language}\t{name}\n" for kind, language, name in _glossed()})
    NAMES.write_text("kind\tlanguage\tname\n" + "".join(lines), encoding="utf-8")


def _glossed() -> Iterator[tuple[str, str, str]]:
    """Yield the names of the glossary and of the list: their kind, language and folded form."""
    for line in GIVEN.read_text(encoding="utf-8").splitlines():
        spoken, *given = line.split()
        yield from (("given", spoken, fold(name)) for name in given)
    kinds = {
        f"{'name' if kind == 'given' else 'geography'}-{each}": kind
        for kind, categories in CATEGORIES.items()
        for each in categories.split()
    }
    for theme, english, arabic in glossary_entries():
        kind = kinds.get(theme)
        if kind is None or not english[0][0].isupper():
            continue
        glossed: tuple[tuple[Language, tuple[str, ...]], ...] = (("en", english), ("ar", arabic))
        for language, names in glossed:
            for name in names:
                if _tells(kind, language, name):
                    yield kind, language, fold(name)


def _tells(kind: str, language: Language, name: str) -> bool:
    """Return whether a name is surely one: capitalised, of one word where it is given, and in Arabic no common word."""
    if kind == "given" and " " in name:
        return False
    if kind == "country":
        return fold(name) not in known_names("given", language)
    if language == "en":
        return name[0].isupper()
    return kind != "place" or " " in name or _rarity(name) >= LEAST_RARITY


def _rarity(name: str) -> float:
    terms = [found[0] for word in words(name) if (found := word_terms(word.text, word.kind))]
    return float(bundled_rarity().of(np.array([term_hash(each) for each in terms], np.uint64)).max(initial=0.0))


if __name__ == "__main__":
    main()
