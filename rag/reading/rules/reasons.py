"""Why: the reason that is given for the clause that a question asks about, of several in a sentence.

In: what is asked and the sentences found. Out: the sentence and the words of the reason, or None. A reason belongs to
the clause before it, or to the one after it where it begins the sentence; that clause says what is asked about, and the
reason itself something else. What follows from a clause (the hall was not ready, *so* they waited outside) has it for
its reason.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found
from rag.reading.sentences.match import covered
from rag.reading.sentences.names import has_names
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import one_of

LEAST_CONCEPTS = 2
"""The clause has so many of the question's words at least: chosen."""
LEAST_SHARE = 0.3
"""And so much of the question, or of what the sentence with most of it has as much as `LEAST_OF_SENTENCE`: chosen."""
LEAST_OF_SENTENCE = 0.6
"""And so much of what its sentence has of the question outside the reason: chosen."""
LEAST_FOLLOWING = 0.4
"""What follows from a clause has so much of the question at least: chosen."""
MOST_INTRODUCING = 1
"""Topic words between a comma and a reason, at most, that only introduce it: وغايتها *تعليم الأطفال*, قائلة إن."""
_INTRODUCING = """
    as part of|in the framework of|within|when|because|since|in order to|so as to|to|due to|owing to|thanks to
    في إطار|لما|عندما|حين|حينما|سعيا|رغبة|من أجل|بسبب|نظرا|لأن|لأنه|لأنها|بهدف|بغية|بغرض|حرصا|خشية|تفاديا
"""
_INTRODUCES = re.compile(rf"\W*[وف]?{one_of(_INTRODUCING.replace(chr(10), '|').split('|'))}(?!\w)")
_SO = re.compile(
    r"[,;]\s+(?:and\s+)?(?:so(?!\s+that(?!\w))|therefore|hence|which\s+is\s+why)\s+|[،؛,]\s*[وف]?(?:لذلك|لذا|لهذا)\s+"
)
_AFTER = re.compile(r"(?<=\w\s)(?:after\s+(?:[a-z]+\s+){2,}|(?:بعدما|بعد\s+ان|اثر|عقب)\s+)")
"""After floods *spoiled the wells*; not: after six days."""
_SAYING = frozenset({"said", "says", "explained", "added"})


class _Reason(NamedTuple):
    """The words `first` to `last` (included) of a sentence, how much of the question their clause has, and whether they
    are given as a reason, which goes before a purpose."""

    found: Found
    first: int
    last: int
    share: float
    is_reason: bool = False


def find_reason(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the reason whose clause has most of the question."""
    if question.type != "why" or question.expects != "reason":
        return None
    least = min(LEAST_SHARE, LEAST_OF_SENTENCE * max(covered(each.shares, each.concepts) for each in found))
    sentences = (each for each in found if each is found[0] or has_names(question, each))
    reasons = (each for sentence in sentences for each in (*_reasons(sentence, least), *_consequences(sentence)))
    best = max(reasons, key=lambda each: (each.share, each.is_reason), default=None)
    return Stretch(best.found, best.first, best.last) if best else None


def _reasons(found: Found, least: float) -> Iterator[_Reason]:
    """Yield the reasons of a sentence whose clause says what is asked about, at least so much of it."""
    spans = [each for each in typed_spans(found.tokens) if each.kind in ("reason", "purpose")]
    surely = {each.first for each in spans if each.kind == "reason"}
    for first in sorted({each.first for each in spans}):
        last = min(each.last for each in spans if each.first == first)
        if not found.is_new(first, last):
            continue
        outside = np.r_[0:first, last + 1 : len(found.tokens)]
        most = covered(found.shares[outside], found.concepts[outside])
        start, end = _clause(found, first, last)
        concepts = found.concepts[start : end + 1]
        share = covered(found.shares[start : end + 1], concepts)
        is_asked = len(set(concepts.tolist()) - {-1}) >= LEAST_CONCEPTS
        if is_asked and share >= max(least, LEAST_OF_SENTENCE * most):
            yield _Reason(found, first, last, share, first in surely)


def _consequences(found: Found) -> Iterator[_Reason]:
    """Yield the clause of a sentence from which what is asked about follows, or after which it came."""
    tokens, text = found.tokens, found.tokens.folded.text
    if so := _SO.search(text):
        begin, last = tokens.at(so.end(), len(text))[0], tokens.at(0, so.start())[1]
        yield from _following(found, (_start_of_clause(tokens, last), last), (begin, len(tokens) - 1))
    elif after := _AFTER.search(text):
        first, _ = tokens.at(after.start(), len(text))
        yield from _following(found, (first, tokens.part_end(first)), (0, first - 1))


def _following(found: Found, cause: tuple[int, int], effect: tuple[int, int]) -> Iterator[_Reason]:
    """Yield some words of a sentence as the reason of others that have most of the question, if these do."""
    parts = [slice(first, last + 1) for first, last in (cause, effect)]
    shares = [covered(found.shares[part], found.concepts[part]) for part in parts]
    is_asked = len(set(found.concepts[parts[1]].tolist()) - {-1}) >= LEAST_CONCEPTS
    is_new = found.is_new(*cause)
    if is_asked and is_new and shares[1] >= max(LEAST_FOLLOWING, shares[0]):
        yield _Reason(found, *cause, shares[1])


def _start_of_clause(tokens: Tokens, last: int) -> int:
    """Return the first word of the clause that ends with a word, without who says so."""
    start = tokens.part_start(last)
    start = max((at + 1 for at in range(start, last) if tokens.words[at] in _SAYING), default=start)
    return start + (tokens.words[start] == "that")


def _clause(found: Found, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of the clause that a reason is for: the rest of a sentence that begins with the
    reason, else what stands before it, over the words that only introduce it."""
    tokens = found.tokens
    parts = tokens.parts
    if _INTRODUCES.match(tokens.folded.text) and not any(at < first for at in parts):
        after = next((at for at in parts if at > last + 1 and tokens.gaps[at]), len(tokens))
        return last + 1, after - 1
    starts = [0, *(at for at in parts if at < first)]
    while len(starts) > 1 and int((~tokens.stop[starts[-1] : first]).sum()) <= MOST_INTRODUCING:
        starts.pop()
    return starts[-1], first - 1
