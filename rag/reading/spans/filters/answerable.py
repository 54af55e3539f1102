"""Filters of candidate spans that cannot answer a question: *how many* needs a figure, and *who* is no date.

In: the question and its candidates. Out: a mask. The network that scores candidates may choose any span; what cannot be
the answer whatever the context is excluded here.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

import numpy as np

from rag.asking.answer_type import ANSWER_TYPES, FIGURES
from rag.asking.question import Question
from rag.reading.spans.competing import Competing
from rag.reading.spans.filters.figures import (
    counts_no_places,
    fits_date_precision,
    fits_fine_type,
    is_in_sentence_with_age,
    is_no_identifier,
    is_no_measure,
    is_not_the_other_side_of_a_change,
    starts_in_no_date,
)
from rag.reading.spans.filters.kinds import (
    EXCLUDED,
    PREFERRED,
    REQUIRED,
    has_preferred_kind,
    has_required_kind,
    is_of_no_excluded_kind,
)
from rag.reading.spans.filters.names import (
    ends_in_no_honorific,
    has_no_quoted_title,
    is_more_than_type_nouns,
    is_no_class,
    is_no_country_of_a_demonym,
    is_no_part_of_quoted_title,
)
from rag.reading.spans.filters.persons import (
    follows_no_preposition,
    has_no_event_noun,
    holds_the_office,
    is_no_organisation,
    is_no_other_than_the_speaker,
    is_no_region,
    is_not_in_question,
)
from rag.reading.spans.filters.places import (
    is_at_route_end,
    is_both_route_ends,
    is_in_sentence_with_capital,
    is_no_demonym,
    is_outside_offices,
)
from rag.reading.spans.masks import Bools

_NAMED = ("person", "organisation", "place")
"""Types whose answers are names."""


class Filter(NamedTuple):
    """A filter for questions that expect one of some types.

    `keeps` takes the question, its candidates and the mask of those left so far, and returns the mask of those to keep.
    """

    expects: Collection[str]
    keeps: Callable[[Question, Competing, Bools], Bools]


# The order matters: some filters compare a candidate with those left in its sentence.
FILTERS = (
    Filter(REQUIRED, has_required_kind),
    Filter(EXCLUDED, is_of_no_excluded_kind),
    Filter(("statement",), has_no_quoted_title),
    Filter(("person",), follows_no_preposition),
    Filter(("person",), is_no_other_than_the_speaker),
    Filter(("person",), holds_the_office),
    Filter(("person",), has_no_event_noun),
    Filter(("person",), is_no_organisation),
    Filter(("person", "organisation"), is_no_region),
    Filter(("person",), is_not_in_question),
    Filter(PREFERRED, has_preferred_kind),
    Filter(ANSWER_TYPES, fits_fine_type),
    Filter(("place",), is_no_part_of_quoted_title),
    Filter(("place",), is_in_sentence_with_capital),
    Filter(("place",), is_both_route_ends),
    Filter(("place",), is_no_demonym),
    Filter(("place",), is_outside_offices),
    Filter(("person", "place"), is_at_route_end),
    Filter(_NAMED, is_more_than_type_nouns),
    Filter(_NAMED, is_no_class),
    Filter(ANSWER_TYPES, ends_in_no_honorific),
    Filter(_NAMED, is_no_country_of_a_demonym),
    Filter(ANSWER_TYPES, is_no_measure),
    Filter(FIGURES, is_not_the_other_side_of_a_change),
    Filter(FIGURES, is_no_identifier),
    Filter(("number",), starts_in_no_date),
    Filter(("number",), counts_no_places),
    Filter(ANSWER_TYPES, is_in_sentence_with_age),
    Filter(("date",), fits_date_precision),
)


def answerable(question: Question, spans: Competing) -> Bools:
    """Return a mask of the candidates that can answer."""
    can = np.ones(len(spans.owner), np.bool_)
    for each in FILTERS:
        if question.expects in each.expects:
            can &= each.keeps(question, spans, can)
    return can
