"""Coverage of the predicate: the words of a question besides its names and numbers, above all its verbs.

In: the question and its match table. Out: features. Many sentences of a text have the names of a question; the
predicate decides which of them answers.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rag.asking.question import Question
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.matches import SURE, Matches, weighed
from rag.judging.concepts.verbs import is_verb
from rag.reading.forms.tokens import read
from rag.reading.yes_no.antonyms import antonyms
from rag.reading.yes_no.negation import negates

Floats = NDArray[np.float32]
_TINY = 1e-6
_MOST_VERBS = 3
_SCOPES = ("sentence", "window", "passage", "evidence")


def predicate_features(question: Question, table: Matches, at: int, window: Floats) -> dict[str, float]:
    """Return the weight of the predicate, its coverage by the sentence, by the window and by the best sentence that has
    all names, and the greatest weight of a concept of it that is missing."""
    weights = table.core.weights.copy()
    weights[[place for group in (*table.core.names, *table.core.numbers) for place in group]] = 0
    total = max(float(weights.sum()), _TINY)
    shares = weighed(np.where(table.coverage >= SURE, table.coverage, 0), weights) / total
    names = [place for group in table.core.names for place in group]
    has_names = (table.coverage[:, names] >= SURE).all(axis=1)
    missing = np.where(table.coverage[at] < SURE, weights, 0)
    return {
        "predicate": total,
        "predicate_sentence": float(shares[at]),
        "predicate_window": float(weighed(np.where(window >= SURE, window, 0), weights) / total),
        "predicate_with_names": float(shares[has_names].max(initial=0.0)),
        "rarest_predicate_missing": float(missing.max(initial=0.0)),
        "missing_beside_head": _missing_beside_head(question, table, window),
    }


def verb_features(question: Question, table: Matches, at: int, covered: Mapping[str, Floats]) -> dict[str, float]:
    """Return for each scope the least coverage of a verb (1 where the question has none), and whether the sentence
    negates what is asked or has an antonym of a word of the question."""
    verbs = table.verbs
    known = [verb for verb in verbs if is_verb(int(table.core.stems[verb]), table.core.words[verb])]
    found = {f"verb_{scope}": float(min((covered[scope][verb] for verb in verbs), default=1.0)) for scope in _SCOPES}
    stated = [term for text in table.texts[at] for term in read(text).hashes.tolist()]
    return found | {
        "verbs": float(min(len(verbs), _MOST_VERBS)),
        "known_verb_evidence": float(max((covered["evidence"][verb] for verb in known), default=1.0)),
        "denied": float(_is_denied(question, table, at)),
        "opposed": float(bool(antonyms(stem_hashes(question.text), stated))),
    }


def _is_denied(question: Question, table: Matches, at: int) -> bool:
    """Return whether the sentence negates what the question takes for granted, or the other way round."""
    weights, stated = table.core.weights.tolist(), read(table.texts[at][0])
    matched: dict[int, float] = {}
    for term, owner in zip(stated.hashes.tolist(), stated.owners.tolist(), strict=True):
        for concept in table.concepts_of_term.get(term, ()):
            matched[owner] = max(weights[concept], matched.get(owner, 0.0))
    return negates(question, stated, matched)


def _missing_beside_head(question: Question, table: Matches, window: Floats) -> float:
    """Return the greatest weight of a missing concept beside the noun asked for: the *defence* minister."""
    beside = {
        near for place in head_concepts(question, table) for near in (place - 1, place + 1) if 0 <= near < len(window)
    }
    return max((float(table.core.weights[near]) for near in beside if window[near] < SURE), default=0.0)


def head_concepts(question: Question, table: Matches) -> list[int]:
    """Return the concepts of the noun asked for (which *minister*)."""
    return table.core.concepts_of(stem_hashes(question.head or ""))
