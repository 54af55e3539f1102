"""Similarity in meaning of a sentence to a question: cosines and retrieval scores, with the margins over the others."""

from collections.abc import Sequence

import numpy as np

from rag.answer import Evidence
from rag.judging.concepts.matches import Matches
from rag.reading.sentences.find import unit_cosines


def nearness_features(evidence: Sequence[Evidence], passage: int, table: Matches, at: int) -> dict[str, float]:
    """Return the cosines and the retrieval scores of a sentence and its passage, and their margins over the others.

    Args:
        passage: the index of the passage in the evidence.
        at: the row of the sentence in the match table.
    """
    cosines = np.array(
        [
            cosine
            for number, each in enumerate(evidence)
            for cosine in unit_cosines(
                each, table.sentences[table.rows[number].start : table.rows[number].stop], np.nan
            )
        ]
    )
    dense = [each.hit.scores.get("dense", np.nan) for each in evidence]
    others = np.concatenate([cosines[:at], cosines[at + 1 :]])
    first, own = evidence[0].hit, evidence[passage].hit
    return {
        "cosine": float(cosines[at]),
        "cosine_best": float(cosines.max()),
        "cosine_lead": float(cosines[at] - others.max()) if len(others) else 0.0,
        "cosine_over_mean": float(cosines[at] - cosines.sum() / len(cosines)),
        "dense": float(dense[passage]),
        "dense_lead": float(dense[passage] - max(d for n, d in enumerate(dense) if n != passage))
        if len(dense) > 1
        else 0.0,
        "fused_lead": float(own.score - max(e.hit.score for n, e in enumerate(evidence) if n != passage))
        if len(evidence) > 1
        else 0.0,
        "sparse": float(own.scores["sparse"]),
        "coverage": float(own.scores["coverage"]),
        "coverage_first": float(first.scores["coverage"]),
        "rank": float(passage),
    }
