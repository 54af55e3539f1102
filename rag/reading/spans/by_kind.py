"""What an answer of a type is by its kind: what it needs, what it never is, what it is before anything else.

In: what is asked and the spans that compete. Out: a flag for each that can answer.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.kinds import FIGURE_KINDS, Kind
from rag.reading.spans.competing import Competing
from rag.reading.spans.flags import Bools, beside_any, of_kinds
from rag.reading.spans.weigh import FEATURES

_MEASURED: frozenset[Kind] = FIGURE_KINDS | {"date"}
NEEDED: Mapping[AnswerType, frozenset[Kind]] = {
    "date": frozenset({"date"}),
    "number": FIGURE_KINDS,
    "amount": FIGURE_KINDS,
    "percentage": FIGURE_KINDS,
    "duration": frozenset({"duration", "date", "amount"}),
    "reason": frozenset({"reason", "purpose"}),
}
"""Kinds of which an answer has one, or is a part of one."""
NEVER: Mapping[AnswerType, frozenset[Kind]] = {
    "person": _MEASURED | {"place"},
    "organisation": _MEASURED | {"place", "person"},
    "place": _MEASURED | {"person"},
}
"""Kinds that an answer is not as a whole."""
PREFERRED: Mapping[AnswerType, Sequence[frozenset[Kind]]] = {
    "person": (frozenset({"person"}), frozenset({"name", "organisation", "office"})),
    "organisation": (frozenset({"organisation"}),),
}
"""Kinds, the surest first, of which an answer has one where its sentence has one that the question has not."""
_PERSON: frozenset[Kind] = frozenset({"person"})
_OWN = FEATURES.index("own share")


def have_needed(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which have what an answer needs; what the goal was may be said in any words, why only with a reason's."""
    if question.expects == "reason" and question.head is not None:
        return np.ones(len(spans.owner), np.bool_)
    return of_kinds(spans, ("has", "in"), NEEDED[question.expects])


def are_no_other(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are not, as a whole, what an answer never is; no place is a part of a person's name."""
    never = of_kinds(spans, ("is",), NEVER[question.expects])
    return ~(never | of_kinds(spans, ("in",), _PERSON) if question.expects == "place" else never)


def are_preferred(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which have something of the first kinds that their sentence has anything new of; any, where it has nothing
    of all of them."""
    can, is_open = np.ones(len(spans.owner), np.bool_), np.ones(len(spans.owner), np.bool_)
    for kinds in PREFERRED[question.expects]:
        has_new = is_open & beside_any(spans, of_kinds(spans, ("is",), kinds) & (spans.rows[:, _OWN] < 1))
        can &= of_kinds(spans, ("is", "has", "in"), kinds) | ~has_new
        is_open &= ~has_new
    return can
