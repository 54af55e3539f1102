"""Vetoes on the exact type of answer: an age, a number of things, a city, a day, a price in euros."""

from rag.judging.concepts.matches import SURE
from rag.judging.vetoes.case import Case
from rag.reading.spans.ages import asks_age, mentions_age
from rag.reading.spans.counting import counts_things
from rag.reading.spans.fine_types import fine_type


def is_age_missing(case: Case) -> bool:
    """Return whether an age is asked for, and no text nearby has a word that ages are given by."""
    return asks_age(case.question.text) and not case.crosses and not any(map(mentions_age, case.near))


def is_count_missing(case: Case) -> bool:
    """Return whether a number of things is asked for, and the texts nearby count nothing but time and money."""
    return counts_things(case.question) and _has_no_candidate(case)


def is_exact_type_missing(case: Case) -> bool:
    """Return whether nothing nearby is as exact as is asked for: a *city*, the *day*, a price, a weight."""
    return fine_type(case.question) is not None and not asks_age(case.question.text) and _has_no_candidate(case)


def _has_no_candidate(case: Case) -> bool:
    """Return whether nothing near the sentence is of the type asked for, and the reader found no answer."""
    return case.features["kind_window"] == 0 and case.features["reader"] < SURE
