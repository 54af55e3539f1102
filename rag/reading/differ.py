"""Sources that disagree on a date: the sentences that each date the same thing, where their dates differ.

In: what is asked and the sentences found, best first. Out: the sentences, one a date, or none. Only sentences of
different paragraphs that have nearly all of the question and name one date each are set against each other: what a
sentence speaks of is known by its words alone.
"""

from collections.abc import Sequence

from rag.asking.question import Question
from rag.reading.sentences.found import Found
from rag.reading.sentences.match import covered
from rag.words.dates import When, when, years

LEAST_COVERED = 0.75
"""The share of the question that each sentence has: chosen high, as a false alarm costs more than a missed one."""


def dated_differently(question: Question, found: Sequence[Found]) -> list[tuple[Found, When]]:
    """Return the sentences whose dates differ, best first, each with its date; empty where sources agree."""
    if question.expects != "date":
        return []
    kept: list[tuple[Found, When]] = []
    for each in found:
        date = when(each.tokens.text) if len(years(each.tokens.text)) == 1 else None
        if date is None or covered(each.shares, each.concepts) < LEAST_COVERED:
            continue
        if all(_differ(date, other) and each.evidence is not before.evidence for before, other in kept):
            kept.append((each, date))
    return kept if len(kept) > 1 else []


def _differ(one: When, other: When) -> bool:
    """Return whether two dates cannot both be right; what one leaves open is no difference."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(a is not None and b is not None and a != b for a, b in pairs)
