"""Vetoes by coverage alone: the evidence lacks what the question is about."""

from rag.judging.concepts.matches import SURE
from rag.judging.vetoes.case import Case

HARDLY = 0.1
"""Evidence that covers less of a concept has neither its word nor a similar one: chosen."""
LEAST_COVERED, MANY_MISSING = 0.2, 3
"""Evidence is off topic where it covers a smaller share of the question, by weight, and lacks at least so many words.
Source: of the judge's training situations that these bounds select (2026-11-30), 191 are unanswerable and 1 is answered
rightly."""
_ASKED_OF_VERBS = frozenset({"who", "when", "where", "why", "organisation"})


def is_off_topic(case: Case) -> bool:
    """Return whether hardly a word of the question is in the evidence."""
    return case.features["covered_evidence"] < LEAST_COVERED and case.features["missing_evidence"] >= MANY_MISSING


def is_name_missing(case: Case) -> bool:
    """Return whether neither the title nor the retrieved passages of the sentence's document have a name of the
    question, in any spelling."""
    return case.features["names"] > 0 and case.features["names_in_document"] < SURE and not case.crosses


def is_verb_missing(case: Case) -> bool:
    """Return whether the evidence has none of the question's verbs that are in the glossary, nor a similar word.

    Questions for a number, a yes or a no are left out, since texts answer them with other verbs. Measured on five
    shipped sets (2026-11-29): this veto alone refuses none of 253 answerable questions, and 6 of 93 unanswerable ones.
    If verbs that the glossary lacks (as in dialects) counted too, 3 of 30 answered questions would be refused.
    """
    is_asked_of_verb = case.question.type in _ASKED_OF_VERBS
    return is_asked_of_verb and case.features["known_verb_evidence"] < HARDLY and not case.crosses


def is_counted_missing(case: Case) -> bool:
    """Return whether the evidence has no word for what is counted (how many *tickets*), nor a similar one."""
    covered = max(case.features["counted_window"], case.features["counted_evidence"])
    return covered < HARDLY and not case.crosses
