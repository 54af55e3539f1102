"""Questions to weighted queries: each word becomes a concept, the set of its alternatives in passages.

In: a question and the document frequencies of terms. Out: a `SparseQuery`. The alternatives of a word are its own terms
(stem, sound), its translations (probabilistic structured queries: Darwish and Oard, SIGIR 2003), synonyms in its own
language, and expansions of everyday words. Translations of a phrase (solar power) shift those of its two words.
Translations that occur in no passage are dropped before probabilities are normalised: a rare correct translation is
not outweighed by frequent wrong ones.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np

from index.arrays import Frequencies, Hashes
from index.spans import distinct
from index.words.expansions import countries_of_capitals, expansions
from index.words.lexicon import Lexicon
from index.words.question_words import QuestionWord, question_words
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash

Weighted = dict[int, float]
"""Weight or probability by term hash."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each kind of alternative, relative to the word's own stem at 1.

    Learned by `python -m index.train weights` on headings and sections of manuals, held-out Tatoeba sentences, and
    questions of ARCD and SQuAD, none of which is an evaluation set; figures are in the model card of the lexicon.
    `expansions` is chosen.

    Attributes:
        translations: total weight of all translations of a word.
        phrase_share: weight of translations as part of a phrase, against those of the single word, in [0, 1].
        least_chance: translations of lower probability are dropped.
        least_mass: lower bound of the probability by which translations are normalised. Where those that occur have
            less in total, the correct one is probably missing, and the others do not get its weight.
    """

    sound: float = 0.3
    translations: float = 1.4
    synonyms: float = 0.6
    expansions: float = 0.7
    phrase_share: float = 0.5
    least_chance: float = 0.01
    least_mass: float = 0.1


LEARNED = Weights()
MOST_TRANSLATIONS = 12
MOST_CONCEPTS = 128
"""Bound on the cost of a query: further words of a longer question are ignored."""

_CACHED_QUESTIONS = 64
"""Search, reader and answerability classifier expand the same question with different document frequencies."""

_CACHED_WORDS = 2_048
"""Synonyms of a word take about 2 kB; questions to one library share most of their words."""


@dataclass(frozen=True, slots=True)
class _Concept:
    """The alternatives of one word, before document frequencies are known.

    `monolingual` are weighted terms, the word's own first; `translations` are (probability, term hash), best first;
    `metonyms` are weighted terms that count where no passage has the word.
    """

    monolingual: Weighted
    translations: tuple[tuple[float, int], ...]
    metonyms: Weighted


def expand(question: str, frequencies: Frequencies, *, lexicon: Lexicon, weights: Weights = LEARNED) -> SparseQuery:
    """Return the weighted alternatives of each word of a question.

    Args:
        frequencies: document frequency of each term hash.
    """
    concepts, targets = _concepts(question, lexicon, weights)
    indexed = set(targets[frequencies(targets) > 0].tolist())
    alternatives = [
        _union(each.monolingual, _weighted(each.translations, indexed, weights), _unless_stated(each, frequencies))
        for each in concepts
    ]
    return SparseQuery(
        np.array([term for each in alternatives for term in each], np.uint64),
        np.array([weight for each in alternatives for weight in each.values()], np.float32),
        np.repeat(np.arange(len(alternatives)), [len(each) for each in alternatives]),
    )


@lru_cache(_CACHED_QUESTIONS)
def _concepts(question: str, lexicon: Lexicon, weights: Weights) -> tuple[tuple[_Concept, ...], Hashes]:
    """Return the concepts of a question, and the hashes of all their translations, ascending."""
    words = question_words(question, lexicon)[:MOST_CONCEPTS]
    concepts = tuple(
        _Concept(
            _monolingual(word, question, lexicon, weights), _likely(translations, weights), _metonyms(word, question)
        )
        for word, translations in zip(words, _translations(words, lexicon, weights), strict=True)
    )
    return concepts, np.array(sorted({target for each in concepts for _, target in each.translations}), np.uint64)


def _monolingual(word: QuestionWord, question: str, lexicon: Lexicon, weights: Weights) -> Weighted:
    """Return the alternatives of a word in its own language, and its expansions."""
    related = expansions(question).get(word.terms[0], ())
    own = _terms_and_synonyms(word.terms, lexicon, weights)
    return _union(own, {term_hash(stem): weights.expansions for stem in related})


def _metonyms(word: QuestionWord, question: str) -> Weighted:
    """Return the terms of the country of which a word is the capital."""
    return {term_hash(stem): LEARNED.expansions for stem in countries_of_capitals(question).get(word.terms[0], ())}


def _unless_stated(concept: _Concept, frequencies: Frequencies) -> Weighted:
    """Return the metonyms of a word, none where a passage has the word itself or its likeliest translation."""
    own = [next(iter(concept.monolingual)), *(target for _, target in concept.translations[:1])]
    is_stated = bool(concept.metonyms) and bool((frequencies(np.array(own, np.uint64)) > 0).any())
    return {} if is_stated else concept.metonyms


def _likely(translations: Weighted, weights: Weights) -> tuple[tuple[float, int], ...]:
    return tuple(sorted(((c, t) for t, c in translations.items() if c >= weights.least_chance), reverse=True))


def vocabulary(question: str, *, lexicon: Lexicon) -> Hashes:
    """Return the hashes of all terms that `expand` may return, ascending."""
    concepts, targets = _concepts(question, lexicon, LEARNED)
    own = np.array([term for each in concepts for term in (*each.monolingual, *each.metonyms)], np.uint64)
    return distinct(np.concatenate([own, targets]))


def _translations(words: Sequence[QuestionWord], lexicon: Lexicon, weights: Weights) -> list[Weighted]:
    """Return the translations of each word, interpolated with those of the phrases that it forms with its neighbours.

    A translation of a phrase is counted for the word of the two that is likelier to be translated by it.
    """
    single = [dict(word.translations) for word in words]
    of_phrases: list[Weighted] = [{} for _ in words]
    for at, (first, second) in enumerate(pairwise(words)):
        for target, chance in lexicon.phrase_translations(first.terms[0], second.terms[0]).items():
            word = at if single[at].get(target, 0.0) >= single[at + 1].get(target, 0.0) else at + 1
            of_phrases[word][target] = max(chance, of_phrases[word].get(target, 0.0))
    share = weights.phrase_share
    return [
        _interpolated(alone, both, share) if both else alone for alone, both in zip(single, of_phrases, strict=True)
    ]


def _interpolated(single: Weighted, phrase: Weighted, share: float) -> Weighted:
    return {
        target: (1 - share) * single.get(target, 0.0) + share * phrase.get(target, 0.0) for target in single | phrase
    }


def _weighted(translations: Sequence[tuple[float, int]], indexed: Set[int], weights: Weights) -> Weighted:
    """Return the most probable indexed translations, their weights normalised to `weights.translations`."""
    best = [each for each in translations if each[1] in indexed][:MOST_TRANSLATIONS]
    scale = weights.translations / max(sum(chance for chance, _ in best), weights.least_mass)
    return {target: scale * chance for chance, target in best}


@lru_cache(_CACHED_WORDS)
def _terms_and_synonyms(terms: tuple[str, ...], lexicon: Lexicon, weights: Weights) -> Weighted:
    own = {term_hash(term): weights.sound if term.startswith("k:") else 1.0 for term in terms}
    synonyms = lexicon.synonyms.of(term_hash(terms[0]))
    return _union(own, {target: weights.synonyms * chance for target, chance in synonyms.items()})


def _union(first: Weighted, *others: Weighted) -> Weighted:
    """Return all alternatives, each with its greatest weight, those of `first` first."""
    union = first.copy()
    for term, weight in chain.from_iterable(each.items() for each in others):
        if weight > union.get(term, 0.0):
            union[term] = weight
    return union
