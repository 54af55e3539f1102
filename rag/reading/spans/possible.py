"""Which spans can answer at all, by their form: how many wants a figure, and a date is nobody.

In: what is asked and the spans that compete. Out: a flag for each. A network that has learned from other texts weighs;
what its choice cannot be, whatever the words beside it, is told here.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

import numpy as np

from rag.asking.answer_type import ANSWER_TYPES, FIGURES
from rag.asking.question import Question
from rag.reading.spans.by_figure import (
    are_as_exact,
    are_as_fine,
    are_no_measures,
    are_of_side_asked,
    begin_in_no_date,
    count_no_places,
    tell_age,
)
from rag.reading.spans.by_kind import NEEDED, NEVER, PREFERRED, are_no_other, are_preferred, have_needed
from rag.reading.spans.by_name import (
    are_more_than_kind,
    are_no_class,
    are_no_titles,
    are_other_countries,
    are_whole_titles,
    end_in_no_title,
)
from rag.reading.spans.by_person import (
    are_holders,
    are_no_organisation,
    are_no_places,
    are_others,
    are_somebody,
    stand_in_nothing,
)
from rag.reading.spans.by_place import (
    are_at_end_of_way,
    are_both_ends,
    are_no_people,
    are_outside_offices,
    are_that_capital,
)
from rag.reading.spans.competing import Competing
from rag.reading.spans.flags import Bools

_NAMED = ("person", "organisation", "place")
"""Types of which an answer is a name."""


class Rule(NamedTuple):
    """Which of the spans that can answer so far still can, for questions that expect one of some types."""

    expects: Collection[str]
    keeps: Callable[[Question, Competing, Bools], Bools]


# In this order: some keep what stands beside others that can still answer.
RULES = (
    Rule(NEEDED, have_needed),
    Rule(NEVER, are_no_other),
    Rule(("statement",), are_no_titles),
    Rule(("person",), stand_in_nothing),
    Rule(("person",), are_holders),
    Rule(("person",), are_somebody),
    Rule(("person",), are_no_organisation),
    Rule(("person", "organisation"), are_no_places),
    Rule(("person",), are_others),
    Rule(PREFERRED, are_preferred),
    Rule(ANSWER_TYPES, are_as_fine),
    Rule(("place",), are_whole_titles),
    Rule(("place",), are_that_capital),
    Rule(("place",), are_both_ends),
    Rule(("place",), are_no_people),
    Rule(("place",), are_outside_offices),
    Rule(("person", "place"), are_at_end_of_way),
    Rule(_NAMED, are_more_than_kind),
    Rule(_NAMED, are_no_class),
    Rule(ANSWER_TYPES, end_in_no_title),
    Rule(_NAMED, are_other_countries),
    Rule(ANSWER_TYPES, are_no_measures),
    Rule(FIGURES, are_of_side_asked),
    Rule(("number",), begin_in_no_date),
    Rule(("number",), count_no_places),
    Rule(ANSWER_TYPES, tell_age),
    Rule(("date",), are_as_exact),
)


def possible(question: Question, spans: Competing) -> Bools:
    """Return which spans can answer."""
    can = np.ones(len(spans.owner), np.bool_)
    for rule in RULES:
        if question.expects in rule.expects:
            can &= rule.keeps(question, spans, can)
    return can
