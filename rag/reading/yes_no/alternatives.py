"""Alternative questions: in *May* or in June? أخضر أم أحمر؟

In: the question and the sentences found. Out: the words of the alternative in a sentence that has only one of the two
and does not negate it. Neither yes nor no answers such a question.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found, covers_as_much
from rag.reading.sentences.stretch import Stretch
from rag.reading.yes_no.negation import negates

Concepts = frozenset[int]
_OR = re.compile(r"\s(?:or|ام|او)\s(?!(?:not|no|so|else|لا|ليس|لم|مش|مو)(?!\w))")
"""*Or not* makes it a yes/no question."""
_WORD = re.compile(r"[^\W_]+")
_MOST_BETWEEN = 3
"""Words after *or* among which the second alternative stands: in the *June*."""
_PAIR = 3
"""Distance in words, at most, of two coordinated words: tea or a coffee."""
_WITHIN = frozenset({"date", "duration", "amount", "percentage", "number", "person", "organisation", "place", "name"})
"""Kinds of spans to which the word of an alternative is extended: three *weeks*, *Ada* Lund."""


def alternatives(question: Question) -> tuple[Concepts, Concepts] | None:
    """Return the concepts of the two alternatives of a question, None where it has none."""
    folded = fold(question.text)
    match = _OR.search(folded)
    if match is None:
        return None
    before, after = _WORD.findall(folded[: match.start()]), _WORD.findall(folded[match.end() :])
    one = next(_concepts(question, before[-1:]), frozenset())
    other = next(_concepts(question, islice(after, _MOST_BETWEEN)), frozenset())
    return (one, other) if one and other and one.isdisjoint(other) else None


def find_alternative(question: Question, found: Sequence[Found], pair: tuple[Concepts, Concepts]) -> Stretch | None:
    """Return the only alternative in the first sentence that has any and covers as much as the best one."""
    for each in found:
        present = [places for concepts in pair if (places := _places(each, concepts))]
        if present and covers_as_much(each, found[0]):
            is_one = len(present) == 1 and not negates(question, each.tokens, dict.fromkeys(present[0], 1.0))
            return _whole(each, present[0][0]) if is_one else None
    return None


def names_alternative(found: Found, pair: tuple[Concepts, Concepts]) -> bool:
    """Return whether a sentence has one of the two, or both apart: *tea or coffee* may still be answered with yes."""
    one, other = (_places(found, concepts) for concepts in pair)
    return bool(one or other) and not any(abs(at - to) <= _PAIR for at in one for to in other)


def _concepts(question: Question, words: Iterable[str]) -> Iterator[Concepts]:
    return filter(None, (concepts_of(question.text, word) for word in words))


def _places(found: Found, concepts: Concepts) -> list[int]:
    return [at for at, concept in enumerate(found.concepts.tolist()) if concept in concepts]


def _whole(found: Found, at: int) -> Stretch:
    """Return the longest span around the word of an alternative."""
    around = [each for each in typed_spans(found.tokens) if each.kind in _WITHIN and each.first <= at <= each.last]
    longest = max(around, key=lambda each: each.last - each.first, default=None)
    return Stretch(found, longest.first, longest.last) if longest else Stretch(found, at, at)
