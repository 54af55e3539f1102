"""Romanisation of Arabic names by lookup: the commonest spelling of people and places of that name.

In: an Arabic name. Out: the name in Latin letters, or None where one of its words is not in `spelt.tsv` (made by
`rag.train.spelt`): Arabic has no letters for short vowels, and none is guessed.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from corpus.fold import fold
from rag.asking.words.question_heads import head_type
from rag.words.known_names import is_people
from rag.words.titles import PLACE_NOUNS, TITLES

SPELT = Path(__file__).with_name("spelt.tsv")
ARTICLE = "ال"
LONGEST_PART = 3
"""Words of a part of a name with one spelling, at most: عبد الرحمن is Abdelrahman."""
_CACHED_NAMES = 1_024
_LINKS = {
    fold(arabic): latin
    for arabic, latin in {"بن": "bin", "ابن": "ibn", "بنت": "bint", "آل": "Al", "أبو": "Abu", "أم": "Umm"}.items()
}
NamedKind = Literal["person", "place"]


@lru_cache(_CACHED_NAMES)
def spelt(name: str, kind: NamedKind) -> str | None:
    """Return an Arabic name in Latin letters, without the title or the noun of a place before it.

    >>> spelt("الدكتورة منى السنباطي", "person"), spelt("مدينة نواذيبو", "place"), spelt("شركة النسيم", "person")
    ('Mona Al-Sunbati', 'Nouadhibou', None)
    """
    words = fold(name).strip(" .،؛:()[]\"'«»").split()
    is_before = _is_title if kind == "person" else PLACE_NOUNS.__contains__
    while len(words) > 1 and (is_before(words[0]) or (words[0].startswith(ARTICLE) and _part(words[0]) is None)):
        words = words[1:]
    if kind == "place":
        return _known("place", " ".join(words))
    parts = [*_parts(words)]
    return None if None in parts or not parts else " ".join(each for each in parts if each)


def _is_title(word: str) -> bool:
    return word in TITLES or head_type(word) == "person" or is_people(word)


def _parts(words: Sequence[str]) -> Iterator[str | None]:
    """Yield the spelling of each part of a person's name, by greedy longest match; None for a word without one."""
    at = 0
    while at < len(words):
        ends = range(min(at + LONGEST_PART, len(words)), at, -1)
        end = next((end for end in ends if _part(" ".join(words[at:end]))), at + 1)
        yield _part(" ".join(words[at:end]))
        at = end


def _part(words: str) -> str | None:
    if words in _LINKS:
        return _LINKS[words]
    if (known := _known("person", words)) is not None or not words.startswith(ARTICLE):
        return known
    bare = _known("person", words.removeprefix(ARTICLE))
    return f"Al-{bare}" if bare else None


def _known(kind: NamedKind, words: str) -> str | None:
    """Return the spelling of words. The table is searched as text, which for a few words is quicker than parsing it."""
    table, row = _table(), f"\n{kind}\t{words}\t"
    at = table.find(row)
    return table[at + len(row) : table.index("\n", at + 1)] if at >= 0 else None


@cache
def _table() -> str:
    return SPELT.read_text(encoding="utf-8")
