"""The reason that a sentence gives for the clause that a *why* question asks about.

In: the question and the sentences found. Out: the words of the reason, or None. A reason belongs to the clause before
it, or to the one after it where it begins the sentence; that clause covers the question, and the reason itself does
not. A clause is also the reason of its consequence (the hall was not ready, *so* they waited outside).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names
from rag.reading.sentences.stretch import Stretch

LEAST_CONCEPTS = 2
"""Words of the question that the clause has, at least: chosen."""
LEAST_SHARE = 0.3
"""Least share of the question that the clause covers; a smaller one suffices where no sentence covers `LEAST_SHARE /
LEAST_OF_SENTENCE`: chosen."""
LEAST_OF_SENTENCE = 0.6
"""Least share that the clause covers of what its sentence covers outside the reason: chosen."""
LEAST_OF_CONSEQUENCE = 0.4
"""Share of the question that a consequence covers, at least: chosen."""
MOST_INTRODUCING = 1
"""Content words between a comma and a reason, at most, that only introduce it: وغايتها *تعليم الأطفال*, قائلة إن."""
_MARKER = LISTS.compile(r"\W*[وف]?<REASON_MARKER>(?!\w)")
_SO = re.compile(
    r"[,;]\s+(?:and\s+)?(?:so(?!\s+that(?!\w))|therefore|hence|which\s+is\s+why)\s+|[،؛,]\s*[وف]?(?:لذلك|لذا|لهذا)\s+"
)
_AFTER = re.compile(r"(?<=\w\s)(?:after\s+(?:[a-z]+\s+){2,}|(?:بعدما|بعد\s+ان|اثر|عقب)\s+)")
"""After floods *spoiled the wells*; not: after six days."""
_SAYING = LISTS.folded("SAYING_VERB")


class _Reason(NamedTuple):
    """The words `first` to `last` (included) of a sentence, the share of the question that their clause covers, and
    whether they have the form of a reason, which is preferred to a purpose and to a cause."""

    found: Found
    first: int
    last: int
    share: float
    is_reason: bool = False


def find_reason(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the reason whose clause covers most of the question."""
    if question.type != "why" or question.expects != "reason":
        return None
    least = min(LEAST_SHARE, LEAST_OF_SENTENCE * max(each.covered() for each in found))
    sentences = (each for each in found if each is found[0] or has_names(question, each))
    reasons = (each for sentence in sentences for each in (*_reasons(sentence, least), *_causes(sentence)))
    best = max(reasons, key=lambda each: (each.share, each.is_reason), default=None)
    return Stretch(best.found, best.first, best.last) if best else None


def _reasons(found: Found, least: float) -> Iterator[_Reason]:
    """Yield the reasons of a sentence whose clause covers so much of the question, at least."""
    spans = [each for each in typed_spans(found.tokens) if each.kind in ("reason", "purpose")]
    surely = {each.first for each in spans if each.kind == "reason"}
    for first in sorted({each.first for each in spans}):
        last = min(each.last for each in spans if each.first == first)
        if not found.is_new(first, last):
            continue
        most = found.covered(np.r_[0:first, last + 1 : len(found.tokens)])
        clause = _clause(found.tokens, first, last)
        share = found.covered(clause)
        if len(found.concepts_in(clause)) >= LEAST_CONCEPTS and share >= max(least, LEAST_OF_SENTENCE * most):
            yield _Reason(found, first, last, share, first in surely)


def _causes(found: Found) -> Iterator[_Reason]:
    """Yield the clause of a sentence of which the question's clause is the consequence, or which happened before it."""
    tokens, text = found.tokens, found.tokens.folded.text
    if so := _SO.search(text):
        last = tokens.word_before(so.start())
        yield from _cause(found, (_start_of_clause(tokens, last), last), slice(tokens.word_from(so.end()), None))
    elif after := _AFTER.search(text):
        first = tokens.word_from(after.start())
        yield from _cause(found, (first, tokens.part_end(first)), slice(first))


def _cause(found: Found, cause: tuple[int, int], consequence: slice) -> Iterator[_Reason]:
    """Yield the words of a cause as a reason, if the words of its consequence cover most of the question."""
    first, last = cause
    share, own = found.covered(consequence), found.covered(slice(first, last + 1))
    is_asked = len(found.concepts_in(consequence)) >= LEAST_CONCEPTS and share >= max(LEAST_OF_CONSEQUENCE, own)
    if is_asked and found.is_new(first, last):
        yield _Reason(found, first, last, share)


def _start_of_clause(tokens: Tokens, last: int) -> int:
    """Return the first word of the clause that ends with the word `last`, after a verb of saying that governs it."""
    start = tokens.part_start(last)
    start = max((at + 1 for at in range(start, last) if tokens.words[at] in _SAYING), default=start)
    return start + (tokens.words[start] == "that")


def _clause(tokens: Tokens, first: int, last: int) -> slice:
    """Return the words of the clause that a reason belongs to: the clause after it where it begins the sentence, else
    the clause before it, without the words that only introduce it."""
    parts = tokens.parts
    if _MARKER.match(tokens.folded.text) and not any(at < first for at in parts):
        return slice(last + 1, next((at for at in parts if at > last + 1 and tokens.gaps[at]), None))
    starts = [0, *(at for at in parts if at < first)]
    while len(starts) > 1 and int((~tokens.stop[starts[-1] : first]).sum()) <= MOST_INTRODUCING:
        starts.pop()
    return slice(starts[-1], first)
