"""Exceptions that no word of the question matches as it stands: open to all, except those who come *to fish* (anglers
who *fish*, *fishermen*); here or in another sentence.

In: a yes/no question, the best sentence and the others. Out: the sentence whose exception matches a part of the
question that the best sentence does not, so that the answer is inverted; None where none does.
"""

from collections.abc import Collection, Sequence

from rag.asking.question import Question
from rag.reading.forms.tokens import read
from rag.reading.sentences.found import READ_SENTENCES, Found
from rag.reading.yes_no.negation import excepted
from rag.words.families import families

_BEGINNING = 4
"""First letters that two English words of one family share here: *work*, *workers*. Fewer than elsewhere
(`rag.words.families`), since the few words of an exception are not likely to be alike by chance: chosen."""


def sentence_with_exception(question: Question, found: Sequence[Found]) -> Found | None:
    """Return the sentence with an exception to what the first one says; the first itself where its own exception has
    a derived word of the question and none that the question matches as it stands."""
    best, *others = found[:READ_SENTENCES]
    asked = read(question.text)
    words = [word for word, is_stop in zip(asked.words, asked.stop.tolist(), strict=True) if not is_stop]
    if own := excepted(best.tokens):
        is_matched = any(best.concepts[at] >= 0 for at in own)
        return best if not is_matched and _has_derived(best, own, words) else None
    covered = {*best.concepts.tolist(), -1}
    new = [word for word in words if not any(_is_derived(word, said) for said in best.tokens.words)]
    return next((each for each in others if _is_near(each, best) and _excepts(each, covered, new)), None)


def _is_near(found: Found, best: Found) -> bool:
    """Return whether a sentence stands in the same paragraph or in the one after."""
    here, there = best.evidence.passage, found.evidence.passage
    return here.document_id == there.document_id and there.number - here.number in (0, 1)


def _excepts(found: Found, covered: set[int], new: Collection[str]) -> bool:
    """Return whether an exception matches a part of the question that is not covered yet, or a derived word of it."""
    places = excepted(found.tokens)
    return any(int(found.concepts[at]) not in covered for at in places) or _has_derived(found, places, new)


def _has_derived(found: Found, places: Sequence[int], asked: Collection[str]) -> bool:
    """Return whether a word at one of the places is of one family with a word of the question."""
    return any(_is_derived(found.tokens.words[at], word) for at in places for word in asked)


def _is_derived(word: str, other: str) -> bool:
    beginning = word[:_BEGINNING]
    is_alike = word.isascii() and len(beginning) == _BEGINNING and other.startswith(beginning)
    return is_alike or not families(word).isdisjoint(families(other))
