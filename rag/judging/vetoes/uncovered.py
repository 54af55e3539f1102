"""Vetoes on coverage alone: what the question is about stands nowhere in the evidence."""

from rag.judging.concepts.matches import SURE
from rag.judging.vetoes.case import Case

HARDLY = 0.1
"""Evidence that covers less of a concept than this has neither its word nor one like it: chosen."""
LEAST_COVERED, MANY_MISSING = 0.2, 3
"""Evidence is off topic where it covers less of a question than this, by weight, and lacks so many of its words.
Source: of the situations that the judge learns from (2026-11-30) 191 of these are left open, and 1 is answered
rightly."""
_ASKED_OF_VERBS = frozenset({"who", "when", "where", "why", "organisation"})


def is_off_topic(case: Case) -> bool:
    """Return whether hardly a word of the question is in the evidence."""
    return case.features["covered_evidence"] < LEAST_COVERED and case.features["missing_evidence"] >= MANY_MISSING


def is_name_missing(case: Case) -> bool:
    """Return whether a name of the question is nowhere in the evidence, in no spelling."""
    return case.features["names"] > 0 and case.features["names_in_document"] < SURE and not case.crosses


def is_verb_missing(case: Case) -> bool:
    """Return whether no verb of the question that the glossary has is in the evidence, nor a word like it.

    How many and whether are asked with other verbs than the text answers with, and are left out. Measured on five
    shipped sets (2026-11-29): of 253 questions that their texts answer none is refused for this alone, of 93 others 6.
    With verbs that the glossary lacks, as in dialects, 3 of 30 answered questions were lost.
    """
    is_asked_of_verb = case.question.type in _ASKED_OF_VERBS
    return is_asked_of_verb and case.features["known_verb_evidence"] < HARDLY and not case.crosses


def is_counted_missing(case: Case) -> bool:
    """Return whether what is counted (how many *tickets*) is nowhere in the evidence, nor a word like it."""
    covered = max(case.features["counted_window"], case.features["counted_evidence"])
    return covered < HARDLY and not case.crosses
