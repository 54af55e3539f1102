"""The terms under which another text may have a word: a word that is no number in, hashes of terms out.

Literal terms are its stem and the stems of its other forms and of its paraphrases. Accepted terms are these and its
translations, its synonyms in the lexicon, and the sound of a name.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from index.words.analysis import Analyzer
from index.words.readings import arabic_readings
from index.words.stems import arabic_stem
from index.words.term_hash import term_hash
from index.words.terms import Word, word_terms
from rag.proving.words.inflection import other_forms
from rag.proving.words.paraphrases import paraphrases

TWO = term_hash("n:2")

_LEAST_EXPANSION_WEIGHT = 0.05
"""Least weight of a translation or synonym in an expanded query; less is noise of the word alignment that the lexicon
comes from (زار -> visit .03, ministry 1.31). Chosen on the texts of the tests."""

_CACHE = 1 << 15
_SOUND = "k:"
_CONJUNCTION = "و"
_SILENT = ("igh", "i")
"""Letters of Latin names that other scripts leave out: Wright, رايت."""

# Only of feminine words the ending of the dual is not also that of the plural (مهندسين).
_DUAL_ENDING, _FEMININE, _LEAST_DUAL = "تين", fold("ة"), 5
_MAYBE_DUAL = ("ين", "ان")


@lru_cache(_CACHE)
def accepted_terms(word: Word, analyzer: Analyzer) -> frozenset[int]:
    """Return the hashes of all terms under which another text may have a word."""
    query = analyzer.expand(word.text, _everything)
    weighty = query.hashes[query.weights >= _LEAST_EXPANSION_WEIGHT]
    # The source may have the word without the و that is joined to it; the stem keeps it before three letters.
    joined = [f"a:{arabic_stem(form)}" for form in _with_and_without_and(word)]
    silent = word_terms(word.text.replace(*_SILENT), word.kind) if word.kind == "latin" else ()
    spelt = frozenset(map(term_hash, (*word_terms(word.text, word.kind), *joined, *silent)))
    return spelt.union((TWO,) if _may_be_dual(word) else (), weighty.tolist(), *_of_other_forms(word, analyzer))


@lru_cache(_CACHE)
def literal_terms(word: Word) -> frozenset[int]:
    """Return the hashes of the stems of a word, of its other forms and of its paraphrases."""
    forms = other_forms(word)
    spelt = (word.text, *_with_and_without_and(word), *forms)
    stems = (term for form in spelt for term in word_terms(form, word.kind))
    return frozenset(term_hash(term) for term in (*stems, *paraphrases(word, forms)) if not term.startswith(_SOUND))


@lru_cache(_CACHE)
def is_in_lexicon(word: Word, analyzer: Analyzer) -> bool:
    """Return whether the lexicon has more terms for a word than its own stems and sounds."""
    readings = [f"a:{stem}" for stem in arabic_readings(word.text)] if word.kind == "arabic" else []
    own = {term_hash(term) for term in (*word_terms(word.text, word.kind), *readings)}
    return not own.issuperset(analyzer.expand(word.text, _everything).hashes.tolist())


def is_dual(word: Word, analyzer: Analyzer) -> bool:
    """Return whether an Arabic word is the dual of a word in the lexicon: two years (سنتين) of a year (سنة)."""
    plain = fold(word.text)
    return (
        word.kind == "arabic"
        and plain.endswith(_DUAL_ENDING)
        and len(plain) >= _LEAST_DUAL
        and is_in_lexicon(Word(plain.removesuffix(_DUAL_ENDING) + _FEMININE, "arabic"), analyzer)
    )


def _may_be_dual(word: Word) -> bool:
    return word.kind == "arabic" and len(word.text) >= _LEAST_DUAL and word.text.endswith(_MAYBE_DUAL)


def _with_and_without_and(word: Word) -> tuple[str, ...]:
    """Return an Arabic word with و joined to it and without."""
    return (_CONJUNCTION + word.text, word.text.removeprefix(_CONJUNCTION)) if word.kind == "arabic" else ()


def _of_other_forms(word: Word, analyzer: Analyzer) -> Iterator[Iterable[int]]:
    """Yield the terms of the other forms of a word, without sounds, and of its paraphrases."""
    forms = other_forms(word)
    for form in forms:
        query = analyzer.expand(form, _everything)
        sounds = [term_hash(term) for term in word_terms(form, word.kind) if term.startswith(_SOUND)]
        weighty = query.weights >= _LEAST_EXPANSION_WEIGHT
        yield query.hashes[weighty & ~np.isin(query.hashes, sounds)].tolist()
    yield map(term_hash, paraphrases(word, forms))


def _everything(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return 1 for each term, as if each were in the passages searched."""
    return np.ones(len(hashes), np.int64)
