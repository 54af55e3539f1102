"""Words that say the same in a report: what a writer puts for the word of the document (attended, watched; حضر، تابع).

In: a word of either language. Out: words that may stand for it, in both languages: those of its lines in
`paraphrases.tsv`, and of its verbs in the glossary. Only what is the same in nearly every sentence is listed: no wider
or narrower word (company, firm that sells carpets), and nothing that two people may do to the same thing with different
outcomes. A word in two lines is the same as those of each, but these are not the same as one another. Source: chosen,
common verbs and nouns of news, without looking at any set of questions.
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
    """Return the stems of a listed word: with the article its first letter is no particle (بطولة, البطولة)."""
    return frozenset({_stem(word)} if word.isascii() else {_stem(word), _stem(f"ال{word}")})


@lru_cache(1)
def _same() -> Mapping[str, frozenset[str]]:
    """Return for each stem those that say the same: of its lines, and of its verbs in the glossary."""
    lines = [" ".join(sides).split() for sides in table_rows(_TABLE)]
    same: dict[str, frozenset[str]] = {}
    for line in (*lines, *(side for verb in verbs() for side in verb)):
        stems = frozenset[str]().union(*map(_stems, line))
        for stem in stems:
            same[stem] = same.get(stem, frozenset()) | stems
    return same


def paraphrases(word: Word, forms: Sequence[str] = ()) -> frozenset[str]:
    """Return the terms of words that say the same as a word or as one of its other forms; none where it is not listed.

    >>> sorted(paraphrases(Word("halted", "latin")))[-2:]
    ['e:stop', 'e:suspend']
    """
    return frozenset().union(*(_same().get(_stem(form), ()) for form in (word.text, *forms)))
