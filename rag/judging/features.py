"""What is known of a question and of the sentence chosen to answer it: the numbers that the judge goes by.

Each has a plain meaning: how much of the question the sentence, its neighbours, its passage and all evidence cover;
what is the rarest word that is missing; whether the names and numbers asked about are there; whether there is
anything of the kind that is asked for, and how far from the words that match; and how near it all is in meaning.
"""

import numpy as np

from corpus.passage import Language
from rag.answer import Evidence
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
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
from rag.judging.lacking.answer_kind import kind_features
from rag.judging.lacking.case import Case
from rag.judging.lacking.vetoes import (
    is_counted_lacking,
    is_deed_lacking,
    is_lacking,
    is_matter_lacking,
    is_ruled_out,
)
from rag.judging.reading import Reading

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
"""Features that a bar goes by, and no forest: the matters were written with the misses of the sets that teach in sight,
so that a forest would trust them too much."""


def features(reading: Reading, chosen: Chosen) -> dict[str, float]:
    """Return the features of a question with at least one passage of evidence, by name; nan for what is not known."""
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
    case = Case(question, known, table, at, positions)
    ruled_out = is_ruled_out(case)
    return known | {
        "ruled_out": float(ruled_out),
        "lacking": float(ruled_out or is_lacking(case)),
        "deed_lacking": float(is_deed_lacking(question, known)),
        "counted_lacking": float(is_counted_lacking(known)),
        "matter_lacking": float(is_matter_lacking(case)),
    }


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
