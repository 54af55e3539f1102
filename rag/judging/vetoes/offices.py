"""Vetoes answers without the office asked about, or with the office of another country."""

from collections.abc import Sequence
from math import inf

from rag.asking.words.question_heads import head_type
from rag.judging.concepts.core import LEAST_WEIGHT
from rag.judging.concepts.matches import SURE
from rag.judging.concepts.positions import are_of_one_phrase
from rag.judging.concepts.predicate import head_concepts
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.rulers import is_ruler, mentions_ruler
from rag.words.known_names import is_place

OFFICE_REACH = 3
"""Concepts from an office to the country it belongs to, at most: the *minister* of foreign affairs of *Peru*."""


def is_office_missing(case: Case) -> bool:
    """Return whether the office asked about is nowhere in the window of the sentence."""
    office, window = _office(case), case.table.window_coverage(case.row)
    return bool(office) and all(window[place] < SURE for place in office)


def is_of_another_office(case: Case) -> bool:
    """Return whether the office is in the window of the sentence, but in no phrase with its country in the question."""
    office = _office(case)
    is_near = any(each in row for row in case.positions.values() for each in office)
    return is_near and head_type(case.question.head or "") == "person" and _is_of_another(case, office)


def _office(case: Case) -> Sequence[int]:
    """Return the concepts of the office asked about; none where a ruler is asked for and the text has one."""
    question, table = case.question, case.table
    if question.expects != "person" or not question.head:
        return ()
    if is_ruler(question.head) and any(map(mentions_ruler, case.near)):
        return ()
    return [place for place in head_concepts(question, table) if table.core.weights[place] >= LEAST_WEIGHT]


def _is_of_another(case: Case, office: Sequence[int]) -> bool:
    table = case.table
    names = case.concepts_of(each for each in case.question.names if is_place(each.text))
    others = [at for at, word in enumerate(table.core.words) if at not in office and head_type(word) == "person"]
    own = [
        name for name in names if (near := _distance(name, office)) <= OFFICE_REACH and near < _distance(name, others)
    ]
    return bool(own) and not any(
        are_of_one_phrase(table, row, name, place) for row in case.positions for name in own for place in office
    )


def _distance(place: int, others: Sequence[int]) -> float:
    return min((abs(place - each) for each in others), default=inf)
