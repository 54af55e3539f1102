"""Extractive summaries: what documents are about, and what they say of two things that are compared.

In: the passages, or the sentences found. Out: a few sentences. An overview takes the most central ones (LexRank, Erkan
and Radev 2004, by terms) with maximal marginal relevance (Carbonell and Goldstein 1998), in the order of the text; a
comparison takes those that cover most of what the ones before do not.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from corpus.passage import Language
from index.records import StoredPassage
from index.words.analysis import Analyzer
from rag.reading.sentences.anaphora import antecedent_of
from rag.reading.sentences.found import Found
from rag.reading.sentences.units import Unit, units

LEAST_SENTENCES, MOST_SENTENCES = 3, 4
MOST_WORDS = 90
"""Words of all sentences together, once there are `LEAST_SENTENCES`: chosen."""
_DIVERSITY = 0.5
_FIRST_BONUS = 0.15
"""Added to the centrality of the first sentence: chosen."""
_LEAST_GAIN = 0.05
"""Share of the question that a further sentence adds, at least: chosen."""
_MOST_UNITS = 400
_LEAST_WORDS, _LONGEST_WORDS = 6, 30
"""Bounds on the words of the sentences to choose from, where enough are within them; the median of news is 25."""

_QUOTE = re.compile('[”“«»"]')

Vector = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Central:
    """A sentence of a stored passage."""

    stored: StoredPassage
    unit: Unit


def overview(passages: Sequence[StoredPassage], language: Language, analyzer: Analyzer) -> tuple[Central, ...]:
    """Return the sentences that summarise some passages, in the order of these."""
    every = [Central(each, unit) for each in passages for unit in units(each.passage, language, analyzer)][:_MOST_UNITS]
    fair = [each for each in every if _LEAST_WORDS <= _words(each) <= _LONGEST_WORDS and _stands_alone(each)]
    usable = fair if len(fair) > MOST_SENTENCES else every
    vectors = _vectors([each.unit.terms for each in usable])
    centre: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            centre[term] = centre.get(term, 0.0) + weight
    central = [_cosine(vector, centre) + _FIRST_BONUS * (at == 0) for at, vector in enumerate(vectors)]
    return tuple(usable[at] for at in sorted(_diverse(central, vectors, [_words(each) for each in usable])))


def _diverse(central: Sequence[float], vectors: Sequence[Vector], words: Sequence[int]) -> list[int]:
    """Return the places of sentences chosen by maximal marginal relevance."""
    taken: list[int] = []
    spent = 0
    while len(taken) < min(MOST_SENTENCES, len(central)):
        gains = {
            at: central[at] - _DIVERSITY * max((_cosine(vectors[at], vectors[other]) for other in taken), default=0.0)
            for at in range(len(central))
            if at not in taken and (len(taken) < LEAST_SENTENCES or spent + words[at] <= MOST_WORDS)
        }
        if not gains:
            break
        taken.append(max(gains, key=lambda at: gains[at]))
        spent += words[taken[-1]]
    return taken


def _vectors(units_terms: Sequence[Counter[str]]) -> list[Vector]:
    """Return a unit vector of tf-idf weights for each; terms of sounds (k:) are left out, since stems are terms too."""
    counts = Counter(term for terms in units_terms for term in terms)
    vectors = []
    for terms in units_terms:
        weights = {t: (1 + log(n)) * log(1 + len(units_terms) / counts[t]) for t, n in terms.items() if t[0] != "k"}
        norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({term: weight / norm for term, weight in weights.items()})
    return vectors


def _cosine(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    norm = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values())) or 1.0
    return sum(weight * large.get(term, 0.0) for term, weight in small.items()) / norm


def _stands_alone(each: Central) -> bool:
    """Return whether a sentence has no anaphor and no half of a quotation."""
    text = each.stored.passage.text[each.unit.start : each.unit.end]
    return antecedent_of(text) is None and len(_QUOTE.findall(text)) % 2 == 0


def _words(each: Central) -> int:
    return len((each.unit.translated or each.stored.passage.text[each.unit.start : each.unit.end]).split())


def contrasted(found: Sequence[Found], least: int) -> list[Found]:
    """Return sentences of which each covers a further part of the question, so that they have both things compared.

    Where these are fewer than `least`, the best of the others follow.
    """
    taken: list[Found] = []
    best: dict[int, float] = {}
    for _ in range(MOST_SENTENCES):
        gains = [(_gain(each, best), -at) for at, each in enumerate(found) if each not in taken]
        gain, at = max(gains, default=(0.0, 0))
        if gain < _LEAST_GAIN:
            break
        taken.append(found[-at])
        for share, concept in zip(taken[-1].shares.tolist(), taken[-1].concepts.tolist(), strict=True):
            best[concept] = max(share, best.get(concept, 0.0))
    others = [each for each in found if each not in taken]
    return taken + others[: max(least - len(taken), 0)]


def _gain(found: Found, best: dict[int, float]) -> float:
    """Return the share of the question that a sentence covers beyond the shares of each concept in `best`."""
    own: dict[int, float] = {}
    for share, concept in zip(found.shares.tolist(), found.concepts.tolist(), strict=True):
        own[concept] = max(share, own.get(concept, 0.0))
    return sum(max(share - best.get(concept, 0.0), 0.0) for concept, share in own.items())
