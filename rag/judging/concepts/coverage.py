"""Coverage of a question in growing scopes around the sentence chosen to answer it.

In: the evidence, the chosen sentence and the match table. Out: features. The scopes are the sentence, its window (the
sentence and its neighbours), its passage, all evidence, and the window and the document, each with the title.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rag.answer import Evidence
from rag.judging.concepts.matches import SURE, Matches

_SCOPES = ("sentence", "window", "passage", "evidence", "on_topic", "in_document")

Floats = NDArray[np.float32]
Covered = Mapping[str, Floats]
"""Scope -> the coverage of each concept, float32 `(concepts,)`."""


class Chosen(NamedTuple):
    """The sentence chosen to answer: the index of its passage in the evidence, its start in the passage, and the
    reader's chance of its short answer (0 where it has none)."""

    passage: int
    start: int
    chance: float = 0.0


def covered_by_scope(evidence: Sequence[Evidence], chosen: Chosen, table: Matches, at: int) -> Covered:
    """Return the coverage of each concept by scope; `topic` is the coverage by the title of the document."""
    own = evidence[chosen.passage].passage.document_id
    is_own = np.array([each.passage.document_id == own for each in evidence])
    topic, window = table.titles[chosen.passage], table.window_coverage(at)
    document = (_most(table.coverage[is_own[table.owner]]) >= SURE).astype(np.float32)
    passage = table.rows[chosen.passage]
    return {
        "sentence": table.coverage[at],
        "window": window,
        "passage": _most(table.coverage[passage.start : passage.stop]),
        "evidence": _most(table.coverage),
        "topic": topic,
        "on_topic": np.maximum(window, topic),
        "in_document": np.maximum(document, topic),
    }


def _most(coverage: Floats) -> Floats:
    """Return float32 `(concepts,)`: the greatest coverage of each concept by any of the rows (at least one)."""
    most: Floats = np.maximum.reduce(coverage, axis=0)
    return most


def coverage_features(table: Matches, covered: Covered) -> dict[str, float]:
    """Return for each scope the share of the question that is covered, the weight of the rarest missing concept, and
    the number of missing concepts."""
    weights = table.core.weights.tolist()
    found: dict[str, float] = {}
    shares = table.shares(np.array([covered[scope] for scope in _SCOPES]))
    for scope, share in zip(_SCOPES, shares, strict=True):
        missing = [w for w, much in zip(weights, covered[scope].tolist(), strict=True) if much < SURE]
        found[f"covered_{scope}"] = share
        found[f"rarest_missing_{scope}"] = max(missing, default=0.0)
        found[f"missing_{scope}"] = float(sum(w > 0 for w in missing))
    return found | {"covered_best_window": _best_window(table)}


def _best_window(table: Matches) -> float:
    """Return the greatest share of the question that any sentence and its neighbours cover."""
    coverage = table.coverage.copy()
    near = (table.owner[1:] == table.owner[:-1])[:, np.newaxis]
    np.maximum(coverage[1:], table.coverage[:-1], out=coverage[1:], where=near)
    np.maximum(coverage[:-1], table.coverage[1:], out=coverage[:-1], where=near)
    return max(table.shares(coverage), default=0.0)


def topic_features(evidence: Sequence[Evidence], chosen: Chosen, table: Matches, covered: Covered) -> dict[str, float]:
    """Return the coverage by the title, the share of the evidence that is of the same document, and the least coverage
    of a name by the window and by the document, each with the title."""
    own = evidence[chosen.passage].passage.document_id
    same = sum(each.passage.document_id == own for each in evidence)
    return {
        "topic": table.share(covered["topic"]),
        "same_document": same / len(evidence),
        "names_on_topic": _least(covered["on_topic"], table.core.names),
        "names_in_document": _least(covered["in_document"], table.core.names),
    }


def constraint_features(table: Matches, covered: Covered) -> dict[str, float]:
    """Return the number of names and of numbers in the question (3 at most), and for each scope the least coverage of
    one of them; 1 where there is none."""
    found: dict[str, float] = {}
    for what, groups in (("names", table.core.names), ("numbers", table.core.numbers)):
        found[what] = float(min(len(groups), 3))
        for scope in ("sentence", "window", "passage", "evidence"):
            found[f"{what}_{scope}"] = _least(covered[scope], groups)
    return found


def _least(coverage: Floats, groups: Sequence[tuple[int, ...]]) -> float:
    """Return the least mean coverage of any group of concepts; 1 where there is no group."""
    return min((float(coverage.take(group).sum() / np.float32(len(group))) for group in groups), default=1.0)
