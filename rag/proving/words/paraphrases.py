"""Paraphrases: words of both languages that may replace a word in a report (attended, watched; حضر، تابع).

They are those of its lines in `paraphrases.tsv` and of its verbs in the glossary. A line has only words that are
interchangeable in nearly every sentence: no hypernyms, and no two actions with different outcomes. A word in two lines
has the words of both, and these are not paraphrases of one another. Source: chosen, common verbs and nouns of news,
without looking at any set of questions.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from corpus.table import table_rows
from index.words.stems import arabic_stem, english_stem
from index.words.terms import Word
from rag.proving.words.verbs import verbs

_TABLE = Path(__file__).with_name("paraphrases.tsv")


def _stem(word: str) -> str:
    return f"e:{english_stem(word)}" if word.isascii() else f"a:{arabic_stem(word)}"


def _stems(word: str) -> frozenset[str]:
    """Return the stems of a listed word; after the article its first letter is not taken for a particle (البطولة)."""
    return frozenset({_stem(word)} if word.isascii() else {_stem(word), _stem(f"ال{word}")})


@lru_cache(1)
def _same() -> Mapping[str, frozenset[str]]:
    """Return for each stem those of its lines and of its verbs in the glossary."""
    lines = [" ".join(sides).split() for sides in table_rows(_TABLE)]
    same: dict[str, frozenset[str]] = {}
    for line in (*lines, *(side for verb in verbs() for side in verb)):
        stems = frozenset[str]().union(*map(_stems, line))
        for stem in stems:
            same[stem] = same.get(stem, frozenset()) | stems
    return same


def paraphrases(word: Word, forms: Sequence[str] = ()) -> frozenset[str]:
    """Return the terms of the paraphrases of a word and of its other forms; empty where none is listed.

    >>> sorted(paraphrases(Word("halted", "latin")))[-2:]
    ['e:stop', 'e:suspend']
    """
    return frozenset().union(*(_same().get(_stem(form), ()) for form in (word.text, *forms)))
