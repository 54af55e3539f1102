"""Vetoes answers without the exact type that is asked for: an age, a number of things, a city, a day, a price."""

from rag.judging.concepts.matches import SURE
from rag.judging.vetoes.case import Case
from rag.reading.spans.ages import asks_age, mentions_age
from rag.reading.spans.counting import counts_things
from rag.reading.spans.fine_types import fine_type


def is_age_missing(case: Case) -> bool:
    """Return whether an age is asked for, and no text near the sentence has a word with which ages are given."""
    return asks_age(case.question.text) and not case.crosses and not any(map(mentions_age, case.near))


def is_count_missing(case: Case) -> bool:
    """Return whether a number of things is asked for, and the texts near the sentence count only time or money."""
    return counts_things(case.question) and _has_no_candidate(case)


def is_exact_type_missing(case: Case) -> bool:
    """Return whether a fine type is asked for (a *city*, the *day*, a price, a weight), and the texts near the sentence
    have nothing of it."""
    return fine_type(case.question) is not None and not asks_age(case.question.text) and _has_no_candidate(case)


def _has_no_candidate(case: Case) -> bool:
    """Return whether the window of the sentence has nothing of the type asked for, and the reader found no answer."""
    return case.features["kind_window"] == 0 and case.features["reader"] < SURE
