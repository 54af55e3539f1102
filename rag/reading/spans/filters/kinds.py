"""Filters by the kinds of a candidate: those an answer of a type needs, those it never is, those it prefers.

In: the question, its candidates, and those left so far. Out: a mask.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.kinds import FIGURE_KINDS, Kind
from rag.reading.spans.competing import Competing
from rag.reading.spans.masks import Bools, beside_any, of_kinds
from rag.reading.spans.weigh import FEATURES

_FIGURES: frozenset[Kind] = FIGURE_KINDS | {"date"}
REQUIRED: Mapping[AnswerType, frozenset[Kind]] = {
    "date": frozenset({"date"}),
    "number": FIGURE_KINDS,
    "amount": FIGURE_KINDS,
    "percentage": FIGURE_KINDS,
    "duration": frozenset({"duration", "date", "amount"}),
    "reason": frozenset({"reason", "purpose"}),
}
"""An answer has something of these kinds, or is a part of it."""
EXCLUDED: Mapping[AnswerType, frozenset[Kind]] = {
    "person": _FIGURES | {"place"},
    "organisation": _FIGURES | {"place", "person"},
    "place": _FIGURES | {"person"},
}
"""An answer as a whole is of none of these kinds."""
PREFERRED: Mapping[AnswerType, Sequence[frozenset[Kind]]] = {
    "person": (frozenset({"person"}), frozenset({"name", "organisation", "office"})),
    "organisation": (frozenset({"organisation"}),),
}
"""Groups of kinds, the surest first: an answer has something of the first group of which its sentence has any."""
_PERSON: frozenset[Kind] = frozenset({"person"})
_OWN = FEATURES.index("own share")


def has_required_kind(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which have something of a required kind; a goal may be said in any words, unlike why."""
    if question.expects == "reason" and question.head is not None:
        return can
    return of_kinds(spans, ("has", "in"), REQUIRED[question.expects])


def is_of_no_excluded_kind(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are as a whole of no excluded kind; a place is no part of a person's name either."""
    excluded = of_kinds(spans, ("is",), EXCLUDED[question.expects])
    return ~(excluded | of_kinds(spans, ("in",), _PERSON) if question.expects == "place" else excluded)


def has_preferred_kind(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which have something of the first group of preferred kinds of which their sentence has anything that is
    not in the question; all, where it has nothing of any group."""
    can, is_open = np.ones(len(spans.owner), np.bool_), np.ones(len(spans.owner), np.bool_)
    for kinds in PREFERRED[question.expects]:
        has_new = is_open & beside_any(spans, of_kinds(spans, ("is",), kinds) & (spans.rows[:, _OWN] < 1))
        can &= of_kinds(spans, ("is", "has", "in"), kinds) | ~has_new
        is_open &= ~has_new
    return can
