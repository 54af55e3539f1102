"""An exception in another sentence: all visitors may enter. … , except those who come *to fish*.

In: a yes/no question, the best sentence and the others. Out: the one whose exception matches a part of the question
that the best sentence does not, so that the answer is inverted; None where none does.
"""

from collections.abc import Sequence

from rag.asking.question import Question
from rag.reading.forms.tokens import read
from rag.reading.sentences.derivations import families_in
from rag.reading.sentences.found import Found
from rag.reading.yes_no.negation import excepted
from rag.words.families import families

READ_SENTENCES = 3
"""Sentences in which an exception is looked for: as many as short answers are."""


def sentence_with_exception(question: Question, found: Sequence[Found]) -> Found | None:
    """Return the sentence with an exception to what the first one says."""
    best, *others = found[:READ_SENTENCES]
    if excepted(best.tokens):
        return None
    covered = {*best.concepts.tolist(), -1}
    own = families_in(read(question.text)) - families_in(best.tokens)
    return next((each for each in others if _is_near(each, best) and _excepts(each, covered, own)), None)


def _is_near(found: Found, best: Found) -> bool:
    """Return whether a sentence stands in the same paragraph or in the one after."""
    here, there = best.evidence.passage, found.evidence.passage
    return here.document_id == there.document_id and there.number - here.number in (0, 1)


def _excepts(found: Found, covered: set[int], own: frozenset[str]) -> bool:
    """Return whether an exception matches a part of the question that is not covered yet, or a derived word of it."""
    tokens = found.tokens
    return any(
        int(found.concepts[at]) not in covered or not own.isdisjoint(families(tokens.words[at]))
        for at in excepted(tokens)
    )
