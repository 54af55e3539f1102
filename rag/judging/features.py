"""What is known of a question and of the sentence chosen to answer it: the numbers that the judge goes by.

Each has a meaning that can be told: how much of the question the sentence, its neighbours, its passage and all evidence
hold; what is the rarest word that is missing; whether the names and numbers asked about are there; whether there is
anything of the kind that is asked for, and how far from the words that match; and how near it all is in meaning.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language
from rag.answer import Evidence
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
from rag.judging.concepts.matches import SURE, Matches
from rag.judging.concepts.matching import match
from rag.judging.concepts.nearness import nearness_features
from rag.judging.concepts.places import Places, are_near, places_in
from rag.judging.concepts.predicate import predicate_features, verb_features
from rag.judging.lacking.answer_kind import kind_features
from rag.judging.lacking.case import Case
from rag.judging.lacking.vetoes import is_counted_lacking, is_deed_lacking, is_lacking, is_ruled_out
from rag.judging.reading import Reading

_SLACK = 1e-4
"""What sums of float32 in another order may differ by."""
KINDS: dict[str, tuple[AnswerType, ...]] = {
    "asks_person": ("person",),
    "asks_date": ("date",),
    "asks_place": ("place",),
    "asks_number": FIGURES,
    "asks_organisation": ("organisation",),
    "asks_reason": ("reason", "manner"),
    "asks_thing": ("name", "thing", "list"),
    "asks_definition": ("definition",),
    "asks_polarity": ("polarity",),
    "asks_text": ("statement", "sentences"),
}

Floats = NDArray[np.float32]
Covered = Mapping[str, Floats]
"""How much is covered of each concept, float32 `(concepts,)`, by how far one looks."""


class Chosen(NamedTuple):
    """What was read: the place of the passage of the first sentence among the evidence, its start there, and the chance
    that the reader gives its short answer (0 where it has none)."""

    passage: int
    start: int
    chance: float = 0.0


def features(reading: Reading, chosen: Chosen) -> dict[str, float]:
    """Return the features of a question with at least one passage of evidence, by name; nan for what is not known."""
    question, evidence = reading.question, reading.evidence
    table = match(reading)
    at = _row(table, chosen)
    covered = _covered(evidence, chosen, table, at)
    places = {row: places_in(table, row) for row in table.window(at)}
    known = (
        _question_features(question, table)
        | _coverage_features(table, covered)
        | _topic_features(evidence, chosen, table, covered)
        | _pairs_features(table, at, places)
        | _constraint_features(table, covered)
        | predicate_features(question, table, at, covered["window"])
        | verb_features(question, table, at, covered)
        | kind_features(question, table, at, places)
        | nearness_features(evidence, chosen.passage, table, at)
        | _language_features(question, evidence[chosen.passage], reading.language)
        | {"reader": chosen.chance, "reader_lacks": float(chosen.chance == 0)}
    )
    case = Case(question, known, table, at, places)
    ruled_out = is_ruled_out(case)
    return known | {
        "ruled_out": float(ruled_out),
        "lacking": float(ruled_out or is_lacking(case)),
        "deed_lacking": float(is_deed_lacking(question, known)),
        "counted_lacking": float(is_counted_lacking(known)),
    }


def _row(table: Matches, chosen: Chosen) -> int:
    rows = table.rows[chosen.passage]
    return max((row for row in rows if table.sentences[row].start <= chosen.start), default=rows[0])


def _covered(evidence: Sequence[Evidence], chosen: Chosen, table: Matches, at: int) -> Covered:
    """Return how much of each concept is covered near the chosen sentence, and with what the title of the document
    says: that, its sentences need not say again."""
    own = evidence[chosen.passage].passage.document_id
    is_own = np.array([each.passage.document_id == own for each in evidence])
    topic, window = table.titles[chosen.passage], table.near(at)
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
    """Return the most that any of the rows (at least one) covers of each concept."""
    most: Floats = np.maximum.reduce(coverage, axis=0)
    return most


def _question_features(question: Question, table: Matches) -> dict[str, float]:
    weights = table.core.weights
    kinds = {name: float(question.expects in kinds) for name, kinds in KINDS.items()}
    return kinds | {
        "concepts": float(np.log1p(len(weights))),
        "weight": float(np.log1p(weights.sum())),
        "has_cue": float(question.cue is not None),
    }


def _coverage_features(table: Matches, covered: Covered) -> dict[str, float]:
    """Return how much of the question is covered near the chosen sentence, and the weight of the rarest word that is
    missing."""
    weights = table.core.weights.tolist()
    found: dict[str, float] = {}
    for scope in ("sentence", "window", "passage", "evidence", "on_topic", "in_document"):
        missing = [w for w, much in zip(weights, covered[scope].tolist(), strict=True) if much < SURE]
        found[f"covered_{scope}"] = table.share(covered[scope])
        found[f"rarest_missing_{scope}"] = max(missing, default=0.0)
        found[f"missing_{scope}"] = float(sum(w > 0 for w in missing))
    return found | {"covered_best_window": _best_window(table)}


def _best_window(table: Matches) -> float:
    """Return the greatest share of the question that any sentence and its neighbours cover."""
    coverage = table.coverage.copy()
    near = (table.owner[1:] == table.owner[:-1])[:, np.newaxis]
    np.maximum(coverage[1:], table.coverage[:-1], out=coverage[1:], where=near)
    np.maximum(coverage[:-1], table.coverage[1:], out=coverage[:-1], where=near)
    # The operator @ would warn now and then of invalid values in what BLAS leaves in lanes that it does not use.
    about = np.dot(coverage, table.core.weights)
    rows = (about >= about.max(initial=0.0) - _SLACK).nonzero()[0].tolist()
    return max((table.share(coverage[row]) for row in rows), default=0.0)


def _topic_features(evidence: Sequence[Evidence], chosen: Chosen, table: Matches, covered: Covered) -> dict[str, float]:
    """Return what the title says, and whether the names that are asked about are there with it."""
    own = evidence[chosen.passage].passage.document_id
    same = sum(each.passage.document_id == own for each in evidence)
    return {
        "topic": table.share(covered["topic"]),
        "same_document": same / len(evidence),
        "names_on_topic": _least(covered["on_topic"], table.core.names),
        "names_in_document": _least(covered["in_document"], table.core.names),
    }


def _least(coverage: Floats, groups: Sequence[tuple[int, ...]]) -> float:
    """Return the least share that is covered of any group of concepts; 1 where there is no group."""
    return min((float(coverage.take(group).sum() / np.float32(len(group))) for group in groups), default=1.0)


def _pairs_features(table: Matches, at: int, places: Mapping[int, Places]) -> dict[str, float]:
    """Return the weighted share of neighbouring concepts of the question that stand near each other there too."""
    pairs = [(a, a + 1, float(min(w))) for a, w in enumerate(pairwise(table.core.weights.tolist()))]
    total = sum(weight for *_, weight in pairs)
    scopes = {"pairs_sentence": [places[at]], "pairs_window": [*places.values()]}
    if not total:
        return dict.fromkeys(scopes, 1.0)
    return {
        scope: sum(weight * any(are_near(each, a, b) for each in rows) for a, b, weight in pairs) / total
        for scope, rows in scopes.items()
    }


def _constraint_features(table: Matches, covered: Covered) -> dict[str, float]:
    """Return whether every name and number that is asked about is there; 1 where the question has none."""
    found: dict[str, float] = {}
    for what, groups in (("names", table.core.names), ("numbers", table.core.numbers)):
        found[what] = float(min(len(groups), 3))
        for scope in ("sentence", "window", "passage", "evidence"):
            found[f"{what}_{scope}"] = _least(covered[scope], groups)
    return found


def _language_features(question: Question, evidence: Evidence, language: Language) -> dict[str, float]:
    passage = evidence.passage
    known = passage.translation is not None
    return {
        "crosses": float(passage.language != (question.language or language) and not known),
        "translated": float(known),
        "asks_arabic": float(question.language == "ar"),
        "words": float(np.log1p(len(passage.text.split()))),
    }
