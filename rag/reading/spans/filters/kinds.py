"""Filters by the kinds of spans that an answer of a type needs, never is, or prefers.

In: the question, its candidates, and the mask of those left so far. Out: the mask of those to keep.
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
"""An answer contains a span of these kinds, or is part of one."""
EXCLUDED: Mapping[AnswerType, frozenset[Kind]] = {
    "person": _FIGURES | {"place"},
    "organisation": _FIGURES | {"place", "person"},
    "place": _FIGURES | {"person"},
}
"""An answer is never a span of these kinds."""
PREFERRED: Mapping[AnswerType, Sequence[frozenset[Kind]]] = {
    "person": (frozenset({"person"}), frozenset({"name", "organisation", "office"})),
    "organisation": (frozenset({"organisation"}),),
}
"""Groups of kinds, the surest first: an answer has a span of the first group that its sentence has a span of."""
_PERSON: frozenset[Kind] = frozenset({"person"})
_OWN = FEATURES.index("own share")


def has_required_kind(question: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates that contain, or are part of, a span of a required kind. A reason asked for by a noun (the
    *goal*) may have any form."""
    if question.expects == "reason" and question.head is not None:
        return can
    return of_kinds(spans, ("has", "in"), REQUIRED[question.expects])


def is_of_no_excluded_kind(question: Question, spans: Competing, _: Bools) -> Bools:
    """Drop the candidates that are a span of an excluded kind, and for a place those that are part of a person's
    name."""
    excluded = of_kinds(spans, ("is",), EXCLUDED[question.expects])
    return ~(excluded | of_kinds(spans, ("in",), _PERSON) if question.expects == "place" else excluded)


def has_preferred_kind(question: Question, spans: Competing, _: Bools) -> Bools:
    """Keep the candidates with a span of the first group of preferred kinds of which their sentence has a span that is
    not in the question; all candidates of a sentence without such a span."""
    can, is_open = np.ones(len(spans.owner), np.bool_), np.ones(len(spans.owner), np.bool_)
    for kinds in PREFERRED[question.expects]:
        has_new = is_open & beside_any(spans, of_kinds(spans, ("is",), kinds) & (spans.rows[:, _OWN] < 1))
        can &= of_kinds(spans, ("is", "has", "in"), kinds) | ~has_new
        is_open &= ~has_new
    return can
