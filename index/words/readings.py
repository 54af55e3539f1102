"""All stems that light stemming may give to the forms of one Arabic word.

In: a word of a question. Out: its stem, and those of its other forms. Light stemming knows no lexicon, so that the
forms of one noun can have different stems: البرنامج gives برنامج, but برنامج loses its ب as if it were a preposition;
a short noun keeps the ا of the accusative (لترا beside لتر); خارجية gives خارج, and خارجيتها خارجي. Passages are
indexed by one stem a word; a question asks for all.
"""

from collections.abc import Iterator
from functools import lru_cache

from corpus.fold import fold
from index.words.stems import arabic_stem, without_article, without_suffixes

_CACHED_WORDS = 1 << 14
_PARTICLES = ("ل", "ب", "و")
_SHORT = 3
"""Greatest length of a noun from which stemming does not remove the ا of the accusative."""
_ACCUSATIVE = "ا"
_RELATION = "يه"
"""Ending of nouns and adjectives of relation (folded); يت before a pronoun."""
_LEAST_BEFORE_RELATION = 3


@lru_cache(_CACHED_WORDS)
def arabic_readings(word: str) -> tuple[str, ...]:
    """Return the stem of a word, and the other stems of its forms.

    >>> arabic_readings("البرنامج"), arabic_readings("برنامج"), arabic_readings("مدينة")
    (('برنامج', 'رنامج'), ('رنامج', 'برنامج'), ('مدين',))
    """
    folded = fold(word)
    stem = arabic_stem(folded)
    return tuple(dict.fromkeys([stem, *_others(without_article(folded), stem)]))


def _others(plain: str, stem: str) -> Iterator[str]:
    for form in _forms(plain):
        yield arabic_stem(form)
        if form.startswith(_PARTICLES):
            yield without_suffixes(form)
    if stem.startswith(_PARTICLES):
        yield arabic_stem(stem)


def _forms(plain: str) -> Iterator[str]:
    """Yield the forms of a word without its article: as it is, with or without accusative ا, and before a pronoun."""
    yield plain
    if plain.endswith(_ACCUSATIVE) and len(plain) <= _SHORT + 1:
        yield plain.removesuffix(_ACCUSATIVE)
    elif len(plain) <= _SHORT:
        yield plain + _ACCUSATIVE
    if plain.endswith(_RELATION) and len(plain) - len(_RELATION) >= _LEAST_BEFORE_RELATION:
        yield f"{plain[:-1]}تها"
