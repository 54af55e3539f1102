"""What a question says of its names: how much of that is there, and whether somebody did what is asked about.

In: the question and its table of matches. Out: features. The names stand in many sentences of a text; which of them
answers, and whether one does, is told by the rest of the question, most of all by its verbs.
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
    """Return how much of what is said of the names is there, beside them, and what is not."""
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
    """Return whether what was done is there, by how far one looks, and whether the opposite is; 1 without a verb."""
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
    """Return whether the sentence denies what the question takes for granted, or the other way round."""
    weights, stated = table.core.weights.tolist(), read(table.texts[at][0])
    matched: dict[int, float] = {}
    for term, owner in zip(stated.hashes.tolist(), stated.owners.tolist(), strict=True):
        for concept in table.signs.get(term, ()):
            matched[owner] = max(weights[concept], matched.get(owner, 0.0))
    return negates(question, stated, matched)


def _missing_beside_head(question: Question, table: Matches, window: Floats) -> float:
    """Return the weight of the neighbours of the noun asked for that are missing: the *defence* minister."""
    beside = {
        near for place in head_concepts(question, table) for near in (place - 1, place + 1) if 0 <= near < len(window)
    }
    return max((float(table.core.weights[near]) for near in beside if window[near] < SURE), default=0.0)


def head_concepts(question: Question, table: Matches) -> list[int]:
    """Return the concepts of the noun that is asked for."""
    return table.core.concepts_of(stem_hashes(question.head or ""))
