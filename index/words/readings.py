"""The stems under which passages may have an Arabic word of a question, whose letters a light stem takes for affixes.

A word in, its stem and those of its other forms out. Stems are made without a lexicon, so that one noun may have two:
البرنامج is برنامج, but of برنامج the ب is taken for a preposition; the ا of the accusative stays with a short noun
(لترا, and لتر); خارجية is خارج, and خارجيتها is خارجي. Passages keep one stem a word; a question asks for all.
"""

from collections.abc import Iterator
from functools import lru_cache

from corpus.fold import fold
from index.words.stems import arabic_stem, without_article, without_suffixes

_CACHED_WORDS = 1 << 14
_PARTICLES = ("ل", "ب", "و")
_SHORT = 3
"""Letters of a noun, at most, with which the ا of the accusative stays."""
_ACCUSATIVE = "ا"
_RELATION = "يه"
"""How nouns and adjectives of relation end; before a pronoun, يت."""
_LEAST_BEFORE_RELATION = 3


@lru_cache(_CACHED_WORDS)
def arabic_readings(word: str) -> tuple[str, ...]:
    """Return the stem of a word, and those that its other forms have.

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
    """Yield a word without article, with and without the ا of the accusative, and as it is before a pronoun."""
    yield plain
    if plain.endswith(_ACCUSATIVE) and len(plain) <= _SHORT + 1:
        yield plain.removesuffix(_ACCUSATIVE)
    elif len(plain) <= _SHORT:
        yield plain + _ACCUSATIVE
    if plain.endswith(_RELATION) and len(plain) - len(_RELATION) >= _LEAST_BEFORE_RELATION:
        yield f"{plain[:-1]}تها"
