"""The features of a question and of the sentence chosen to answer it, from which the judge estimates its chances.

They tell how much of the question is covered by the sentence, its neighbours, its passage and all evidence; the rarest
word that is missing; whether the names and numbers asked about are there; whether there is a span of the type asked
for, and its distance to the words that match; the similarity in meaning; and which vetoes hold.
"""

import numpy as np

from corpus.passage import Language
from rag.answer import Evidence
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
from rag.judging.answer_kinds import kind_features
from rag.judging.concepts.coverage import (
    Chosen,
    constraint_features,
    coverage_features,
    covered_by_scope,
    topic_features,
)
from rag.judging.concepts.matches import Matches
from rag.judging.concepts.matching import match
from rag.judging.concepts.nearness import nearness_features
from rag.judging.concepts.positions import pairs_features, positions_in
from rag.judging.concepts.predicate import predicate_features, verb_features
from rag.judging.reading import Reading
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.table import veto_features

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
UNLEARNED = frozenset({"matter_lacking"})
"""Features that raise the bar (`abstain`) and are not learned by the forests: `matters.tsv` was written from errors on
the training sets, so that a forest would rely on it too much."""


def features(reading: Reading, chosen: Chosen) -> dict[str, float]:
    """Return the features of a question with at least one passage of evidence, by name; nan for unknown ones."""
    case = case_of(reading, chosen)
    return {**case.features, **veto_features(case)}


def case_of(reading: Reading, chosen: Chosen) -> Case:
    """Return the input of the vetoes: the features that are not made of vetoes, and what these were made from."""
    question, evidence = reading.question, reading.evidence
    table = match(reading)
    at = _row(table, chosen)
    covered = covered_by_scope(evidence, chosen, table, at)
    positions = {row: positions_in(table, row) for row in table.window(at)}
    known = (
        _question_features(question, table)
        | coverage_features(table, covered)
        | topic_features(evidence, chosen, table, covered)
        | pairs_features(table, at, positions)
        | constraint_features(table, covered)
        | predicate_features(question, table, at, covered["window"])
        | verb_features(question, table, at, covered)
        | kind_features(question, table, at, positions)
        | nearness_features(evidence, chosen.passage, table, at)
        | _language_features(question, evidence[chosen.passage], reading.language)
        | {"reader": chosen.chance, "reader_lacks": float(chosen.chance == 0)}
    )
    return Case(question, known, table, at, positions)


def _row(table: Matches, chosen: Chosen) -> int:
    rows = table.rows[chosen.passage]
    return max((row for row in rows if table.sentences[row].start <= chosen.start), default=rows[0])


def _question_features(question: Question, table: Matches) -> dict[str, float]:
    weights = table.core.weights
    kinds = {name: float(question.expects in kinds) for name, kinds in KINDS.items()}
    return kinds | {
        "concepts": float(np.log1p(len(weights))),
        "weight": float(np.log1p(weights.sum())),
        "has_cue": float(question.cue is not None),
    }


def _language_features(question: Question, evidence: Evidence, language: Language) -> dict[str, float]:
    passage = evidence.passage
    known = passage.translation is not None
    return {
        "crosses": float(passage.language != (question.language or language) and not known),
        "translated": float(known),
        "asks_arabic": float(question.language == "ar"),
        "words": float(np.log1p(len(passage.text.split()))),
    }
