"""A question's words as concepts: each word with everything it may be called in a passage.

In: the question and what the index holds. Out: a `SparseQuery`. The alternatives of a word are its own terms, its
translations (probabilistic structured queries: Darwish and Oard, SIGIR 2003), words of its own language that share
them, and its sound. Two neighbouring words that mean something together (solar power) shift each other's translations.
Translations the index does not hold are left out before their chances are brought to one sum, so that a rare right word
is not drowned by the frequent wrong ones.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np

from index.arrays import Frequencies, Hashes
from index.spans import distinct
from index.words.akin import akin
from index.words.lexicon import Lexicon
from index.words.question_words import QuestionWord, question_words
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash

Chances = dict[int, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of alternative counts beside the word itself, which counts 1.

    Learned by `python -m index.train weights` on data apart from every measuring set: headings and sections of manuals,
    Tatoeba sentences held out, questions of ARCD and of SQuAD. The lexicon's card has the figures.
    """

    sound: float = 0.3
    translations: float = 1.4
    synonyms: float = 0.6
    akin: float = 0.7
    """What other words for the matter count (`akin`): enough to speak of it, less than the word itself. Chosen."""
    phrase_share: float = 0.5
    """How far a word means what it does beside its neighbour, and not what it does alone."""
    least_chance: float = 0.01
    """Translations below this chance are left out."""
    least_mass: float = 0.1
    """Where the translations that the index holds have less chance than this together, the right one is probably not
    among them, and they are not blown up to full weight."""


LEARNED = Weights()
MOST_TRANSLATIONS = 12
# A query has at most this many concepts: a 4,000-character question is searched by its first words.
MOST_CONCEPTS = 128

_CACHED_QUESTIONS = 64
"""Questions kept in memory: search, reader and judge each expand the same one among other passages."""
_CACHED_WORDS = 2_048
"""Words kept with what the lexicon has of them, some 2 kB each: questions of one library share most of theirs."""


@dataclass(frozen=True, slots=True)
class _Concept:
    """A word of a question: its own terms and synonyms with their weights, and its likely translations with their
    chances, best first."""

    certain: Chances
    translations: tuple[tuple[float, int], ...]


def expand(question: str, frequencies: Frequencies, *, lexicon: Lexicon, weights: Weights = LEARNED) -> SparseQuery:
    """Return the question as weighted alternatives; `frequencies` tells in how many passages each term hash occurs."""
    concepts, targets = _looked_up(question, lexicon, weights)
    indexed = set(targets[frequencies(targets) > 0].tolist())
    alternatives = [_most(each.certain, _weighted(each.translations, indexed, weights)) for each in concepts]
    return SparseQuery(
        np.array([term for each in alternatives for term in each], np.uint64),
        np.array([weight for each in alternatives for weight in each.values()], np.float32),
        np.repeat(np.arange(len(alternatives)), [len(each) for each in alternatives]),
    )


@lru_cache(_CACHED_QUESTIONS)
def _looked_up(question: str, lexicon: Lexicon, weights: Weights) -> tuple[tuple[_Concept, ...], Hashes]:
    """Return the concepts of a question as the lexicon has them, and the hashes of all translations, ascending."""
    asked = question_words(question, lexicon)[:MOST_CONCEPTS]
    likely = [
        tuple(sorted(((c, t) for t, c in chances.items() if c >= weights.least_chance), reverse=True))
        for chances in _in_context(asked, lexicon, weights)
    ]
    concepts = tuple(
        _Concept(
            _most(
                _word_terms(word.terms, weights),
                _synonyms(word.terms, lexicon, weights),
                _akin(word, question, weights),
            ),
            each,
        )
        for word, each in zip(asked, likely, strict=True)
    )
    return concepts, np.array(sorted({target for each in likely for _, target in each}), np.uint64)


def vocabulary(question: str, *, lexicon: Lexicon) -> Hashes:
    """Return the hashes of all terms that `expand` may ask for, ascending."""
    concepts, targets = _looked_up(question, lexicon, LEARNED)
    certain = np.array([term for each in concepts for term in each.certain], np.uint64)
    return distinct(np.concatenate([certain, targets]))


def _in_context(asked: Sequence[QuestionWord], lexicon: Lexicon, weights: Weights) -> list[Chances]:
    """Return each concept's translations, shifted by what it means with its neighbours."""
    alone = [dict(word.translations) for word in asked]
    together: list[Chances] = [{} for _ in asked]
    for at, (first, second) in enumerate(pairwise(asked)):
        for target, chance in lexicon.phrase_translations(first.terms[0], second.terms[0]).items():
            word = at if alone[at].get(target, 0.0) >= alone[at + 1].get(target, 0.0) else at + 1
            together[word][target] = max(chance, together[word].get(target, 0.0))
    return [_mixed(a, t, weights.phrase_share) if t else a for a, t in zip(alone, together, strict=True)]


def _mixed(alone: Chances, together: Chances, share: float) -> Chances:
    return {
        target: (1 - share) * alone.get(target, 0.0) + share * together.get(target, 0.0) for target in alone | together
    }


def _weighted(translations: Sequence[tuple[float, int]], indexed: Set[int], weights: Weights) -> Chances:
    """Return the best translations that the index holds, their weights brought to one sum."""
    best = [each for each in translations if each[1] in indexed][:MOST_TRANSLATIONS]
    scale = weights.translations / max(sum(chance for chance, _ in best), weights.least_mass)
    return {target: scale * chance for chance, target in best}


@lru_cache(_CACHED_WORDS)
def _synonyms(terms: tuple[str, ...], lexicon: Lexicon, weights: Weights) -> Chances:
    return {target: weights.synonyms * chance for target, chance in lexicon.synonyms.of(term_hash(terms[0])).items()}


def _most(own: Chances, *others: Chances) -> Chances:
    """Return the greatest weight of each alternative, the word's own terms before all others."""
    most = own.copy()
    for term, weight in chain.from_iterable(each.items() for each in others):
        if weight > most.get(term, 0.0):
            most[term] = weight
    return most


def _akin(word: QuestionWord, question: str, weights: Weights) -> Chances:
    return {term_hash(stem): weights.akin for stem in akin(question).get(word.terms[0], ())}


def _word_terms(terms: tuple[str, ...], weights: Weights) -> Chances:
    return {term_hash(term): weights.sound if term.startswith("k:") else 1.0 for term in terms}
