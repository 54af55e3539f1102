"""A question's words as concepts: each word with everything it may be called in a passage.

In: the question and what the index holds. Out: a `SparseQuery`. The alternatives of a word are its own terms, its
translations (probabilistic structured queries: Darwish and Oard, SIGIR 2003), words of its own language that share
them, and its sound. Two neighbouring words that mean something together (solar power) shift each other's translations.
Translations the index does not hold are left out before their chances are brought to one sum, so that a rare right word
is not drowned by the frequent wrong ones.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.spans import distinct
from index.words.lexicon import Lexicon
from index.words.sound import skeleton
from index.words.sparse import SparseQuery, term_hash
from index.words.terms import word_terms, words

# Learned on data apart from every measuring set: headings -> sections of software manuals and held-apart Tatoeba
# sentences, both directions, and questions of ARCD and SQuAD. nDCG@10 of the four, against a query without phrases and
# synonyms whose sounds are concepts of their own (six translations, weights 1): .645 -> .672, .766 -> .812,
# .856 -> .862, .904 -> .909.
SOUND_WEIGHT = 0.3
TRANSLATIONS_WEIGHT = 1.4
SYNONYMS_WEIGHT = 0.6
PHRASE_SHARE = 0.5
MOST_TRANSLATIONS = 12
LEAST_CHANCE = 0.02
# Where the translations that the index holds have less chance than this together, the right one is probably not among
# them, and they are not blown up to full weight.
LEAST_MASS = 0.1
# A query has at most this many concepts: a 4,000-character question is searched by its first words.
MOST_CONCEPTS = 128

_CACHED_QUESTIONS = 64
"""Questions kept in memory: search, reader and judge each expand the same one among other passages."""

Frequencies = Callable[[NDArray[np.uint64]], NDArray[np.int64]]
Chances = dict[int, float]


@dataclass(frozen=True, slots=True)
class _Concept:
    """A word of a question: its own terms and synonyms with their weights, and its likely translations with their
    chances, best first."""

    certain: Chances
    translations: tuple[tuple[float, int], ...]


def expand(question: str, frequencies: Frequencies, *, lexicon: Lexicon) -> SparseQuery:
    """Return the question as weighted alternatives; `frequencies` tells in how many passages each term hash occurs."""
    concepts, targets = _looked_up(question, lexicon)
    held = set(targets[frequencies(targets) > 0].tolist())
    alternatives = [each.certain | _weighted(each.translations, held) for each in concepts]
    return SparseQuery(
        np.array([term for each in alternatives for term in each], np.uint64),
        np.array([weight for each in alternatives for weight in each.values()], np.float32),
        np.repeat(np.arange(len(alternatives)), [len(each) for each in alternatives]),
    )


@lru_cache(_CACHED_QUESTIONS)
def _looked_up(question: str, lexicon: Lexicon) -> tuple[tuple[_Concept, ...], NDArray[np.uint64]]:
    """Return the concepts of a question as the lexicon has them, and the hashes of all translations, ascending."""
    words = question_words(question, lexicon)[:MOST_CONCEPTS]
    translations = _in_context(words, lexicon)
    likely = [
        tuple(sorted(((c, t) for t, c in chances.items() if c >= LEAST_CHANCE), reverse=True))
        for chances in translations
    ]
    concepts = tuple(
        _Concept(_own(terms) | _synonyms(terms, lexicon), each) for terms, each in zip(words, likely, strict=True)
    )
    return concepts, np.array(sorted({target for each in likely for _, target in each}), np.uint64)


def vocabulary(question: str, *, lexicon: Lexicon) -> NDArray[np.uint64]:
    """Return the hashes of all terms that `expand` may ask for, ascending."""
    concepts, targets = _looked_up(question, lexicon)
    own = np.array([term for each in concepts for term in each.certain], np.uint64)
    return distinct(np.concatenate([own, targets]))


def question_words(question: str, lexicon: Lexicon) -> Sequence[tuple[str, ...]]:
    """Return the terms of each distinct content word, the stem first.

    A Latin word that the lexicon does not know is taken for a name, capitalised or not, and brings its sound.
    """
    found: dict[str, tuple[str, ...]] = {}
    for word in words(question):
        terms = word_terms(word.text, word.kind)
        if len(terms) == 1 and word.kind == "latin" and terms[0] not in lexicon and (sound := skeleton(word.text)):
            terms = (*terms, f"k:{sound}")
        if terms:
            found.setdefault(terms[0], terms)
    return list(found.values())


def _in_context(concepts: Sequence[tuple[str, ...]], lexicon: Lexicon) -> list[Chances]:
    """Return each concept's translations, shifted by what it means with its neighbours."""
    alone = [dict(lexicon.translations(terms[0])) for terms in concepts]
    together: list[Chances] = [{} for _ in concepts]
    for at, (first, second) in enumerate(pairwise(concepts)):
        for target, chance in lexicon.phrase_translations(first[0], second[0]).items():
            said_by = at if alone[at].get(target, 0.0) >= alone[at + 1].get(target, 0.0) else at + 1
            together[said_by][target] = max(chance, together[said_by].get(target, 0.0))
    return [_mixed(a, t) if t else a for a, t in zip(alone, together, strict=True)]


def _mixed(alone: Chances, together: Chances) -> Chances:
    return {
        target: (1 - PHRASE_SHARE) * alone.get(target, 0.0) + PHRASE_SHARE * together.get(target, 0.0)
        for target in alone | together
    }


def _weighted(translations: Sequence[tuple[float, int]], held: Set[int]) -> Chances:
    """Return the best translations that the index holds, their weights brought to one sum."""
    best = [each for each in translations if each[1] in held][:MOST_TRANSLATIONS]
    scale = TRANSLATIONS_WEIGHT / max(sum(chance for chance, _ in best), LEAST_MASS)
    return {target: scale * chance for chance, target in best}


def _synonyms(terms: tuple[str, ...], lexicon: Lexicon) -> Chances:
    return {target: SYNONYMS_WEIGHT * chance for target, chance in lexicon.synonyms.of(term_hash(terms[0])).items()}


def _own(terms: tuple[str, ...]) -> Chances:
    return {term_hash(term): SOUND_WEIGHT if term.startswith("k:") else 1.0 for term in terms}
