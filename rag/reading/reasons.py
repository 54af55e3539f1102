"""Why: the reason that is given for the clause that a question asks about, of several in a sentence.

In: what is asked and the sentences found. Out: the sentence and the words of the reason, or None. A reason belongs to
the clause before it, or to the one after it where it begins the sentence; that clause says what is asked about, and the
reason itself something else.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from rag.asking.question import Question
from rag.asking.question_words import one_of
from rag.reading.find import Found, has_names
from rag.reading.kinds import typed_spans
from rag.reading.match import covered, own_share

LEAST_CONCEPTS = 2
"""The clause has so many of the question's words at least: chosen."""
LEAST_SHARE = 0.3
"""And so much of the question: chosen."""
LEAST_OF_SENTENCE = 0.6
"""And so much of what its sentence has of the question outside the reason: chosen."""
MOST_OWN = 0.5
"""Of its words a reason has fewer from the question: chosen."""
MOST_INTRODUCING = 1
"""Words between a comma and a reason, at most, that only introduce it: وغايتها *تعليم الأطفال*."""
_INTRODUCING = """
    as part of|in the framework of|within|when|because|since|in order to|so as to|to|due to|owing to|thanks to
    في إطار|لما|عندما|حين|حينما|سعيا|رغبة|من أجل|بسبب|نظرا|لأن|لأنه|لأنها|بهدف|بغية|بغرض|حرصا|خشية|تفاديا
"""
_INTRODUCES = re.compile(rf"\W*[وف]?{one_of(_INTRODUCING.replace(chr(10), '|').split('|'))}(?!\w)")


class Reason(NamedTuple):
    """The words `first` to `last` (included) of a sentence, and how much of the question their clause has."""

    found: Found
    first: int
    last: int
    share: float


def reason_given(question: Question, found: Sequence[Found]) -> Reason | None:
    """Return the reason whose clause has most of the question."""
    if question.type != "why" or question.expects != "reason":
        return None
    reasons = (each for sentence in found if has_names(question, sentence) for each in _reasons(sentence))
    return max(reasons, key=lambda each: each.share, default=None)


def _reasons(found: Found) -> Iterator[Reason]:
    """Yield the reasons of a sentence whose clause says what is asked about."""
    spans = [each for each in typed_spans(found.tokens) if each.kind in ("reason", "purpose")]
    for first in sorted({each.first for each in spans}):
        last = min(each.last for each in spans if each.first == first)
        if own_share(found.tokens, found.shares, first, last) >= MOST_OWN:
            continue
        outside = np.r_[0:first, last + 1 : len(found.tokens)]
        most = covered(found.shares[outside], found.concepts[outside])
        start, end = _clause(found, first, last)
        concepts = found.concepts[start : end + 1]
        share = covered(found.shares[start : end + 1], concepts)
        is_asked = len(set(concepts.tolist()) - {-1}) >= LEAST_CONCEPTS
        if is_asked and share >= max(LEAST_SHARE, LEAST_OF_SENTENCE * most):
            yield Reason(found, first, last, share)


def _clause(found: Found, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of the clause that a reason is for: the rest of a sentence that begins with the
    reason, else what stands before it, over the words that only introduce it."""
    tokens = found.tokens
    parts = tokens.parts
    if _INTRODUCES.match(tokens.folded.text) and not any(at < first for at in parts):
        after = next((at for at in parts if at > last + 1 and tokens.gaps[at]), len(tokens))
        return last + 1, after - 1
    starts = [0, *(at for at in parts if at < first)]
    while len(starts) > 1 and first - starts[-1] <= MOST_INTRODUCING:
        starts.pop()
    return starts[-1], first - 1
