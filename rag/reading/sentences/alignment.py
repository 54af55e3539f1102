"""Alignment of the words of a text with those of a question: by stem, translation or sound.

In: a question as weighted alternatives (`Analyzer.expand`) and the idf of each of its concepts. Out: for each word of a
text the concept that it matches, and the share of the question that it covers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.spans import distinct, places
from index.words.sparse_query import SparseQuery
from rag.reading.forms.tokens import Tokens

Floats = NDArray[np.float32]
LEAST_WEIGHT = 0.1
"""An alternative of less weight is too unlikely to be the meaning of the question's word: chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class QuestionTerms:
    """A question's terms: sorted `hashes`, the weight of each as an alternative, and the concept it stands for; of each
    concept its share of the question's idf (they sum to 1), and whether it is in the head noun."""

    hashes: NDArray[np.uint64]
    weights: Floats
    concepts: NDArray[np.int64]
    shares: Floats
    heads: NDArray[np.bool_]

    def concept_of(self) -> dict[int, int]:
        """Return the concept that each term, by its hash, stands for; without terms that are too unlikely to."""
        columns = (self.hashes.tolist(), self.concepts.tolist(), self.weights.tolist())
        # Of two concepts with one term the first has it, as in `aligned`.
        terms = {term: (concept, weight) for term, concept, weight in zip(*map(reversed, columns), strict=True)}
        return {term: concept for term, (concept, weight) in terms.items() if weight >= LEAST_WEIGHT}


def question_terms(query: SparseQuery, idf: NDArray[np.float64], head: NDArray[np.uint64]) -> QuestionTerms:
    """Return the terms of an expanded question, from the idf of each of its concepts and the terms of its head noun."""
    order = query.hashes.argsort(kind="stable")
    hashes, concepts = query.hashes[order], query.concepts[order]
    heads = np.zeros(len(idf), np.bool_)
    if len(head):
        heads[query.concepts[places(distinct(head), query.hashes) >= 0]] = True
    total = max(float(idf.sum()), 1e-9)
    return QuestionTerms(hashes, np.minimum(query.weights[order], 1), concepts, (idf / total).astype(np.float32), heads)


class Alignment(NamedTuple):
    """For each word of a text the share of the question that it covers, the concept that it matches (-1: none), and
    whether that is in the head noun."""

    shares: Floats
    concepts: NDArray[np.int64]
    heads: NDArray[np.bool_]


def aligned(texts: Sequence[Tokens], question: QuestionTerms) -> list[Alignment]:
    """Return the alignment of each text with the question."""
    ends = [0, *accumulate(map(len, texts))]
    weights = np.zeros(ends[-1], np.float32)
    concepts = np.full(ends[-1], -1, np.int64)
    heads = np.zeros(ends[-1], np.bool_)
    hashes = np.concatenate([each.hashes for each in texts])
    if len(question.hashes) and len(hashes):
        owners = np.concatenate([each.owners + first for each, first in zip(texts, ends, strict=False)])
        at = np.minimum(question.hashes.searchsorted(hashes), len(question.hashes) - 1)
        found = (question.hashes[at] == hashes) & (question.weights[at] >= LEAST_WEIGHT)
        owners, at = owners[found], at[found]
        np.maximum.at(weights, owners, question.weights[at] * question.shares[question.concepts[at]])
        concepts[owners] = question.concepts[at]
        heads[owners] = question.heads[concepts[owners]]
    return [Alignment(weights[first:end], concepts[first:end], heads[first:end]) for first, end in pairwise(ends)]


def covered(shares: Floats, concepts: NDArray[np.int64]) -> float:
    """Return the share of the question that some words cover together, each concept counted once."""
    return sum(concept_shares(shares, concepts).values())


def own_share(tokens: Tokens, shares: Floats, first: int, last: int) -> float:
    """Return the share of the content words from `first` to `last` (included) that match the question; 1 of none."""
    content = ~tokens.stop[first : last + 1]
    return float((shares[first : last + 1][content] > 0).mean()) if content.any() else 1.0


def concept_shares(shares: Floats, concepts: NDArray[np.int64]) -> dict[int, float]:
    """Return the concepts that some words match, with the largest share of the question that any of them covers."""
    best: dict[int, float] = {}
    for share, concept in zip(shares.tolist(), concepts.tolist(), strict=True):
        if concept >= 0:
            best[concept] = max(share, best.get(concept, 0.0))
    return best
