"""Whether a span can be where something is asked to be: a Kazakh is nowhere, and a capital is that of its country.

In: what is asked, the spans that compete, and which of them can answer so far. Out: a flag for each that still can.
"""

import numpy as np

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.kinds import Kind
from rag.reading.forms.tokens import read
from rag.reading.sentences.found import Found
from rag.reading.spans.competing import Competing
from rag.reading.spans.flags import (
    Bools,
    all_words,
    beside_any,
    of_kinds,
    of_sentences,
)
from rag.reading.spans.ways import asks_both_ends, end_asked
from rag.words.bare_word import bare_word
from rag.words.known_names import is_people, is_place

_PLACE: frozenset[Kind] = frozenset({"place"})
_LIST: frozenset[Kind] = frozenset({"listed"})
_OFFICE: frozenset[Kind] = frozenset({"office"})
_CAPITALS = frozenset(map(fold, "capital عاصمة عاصمته عاصمتها".split()))
_CALLED = frozenset(map(fold, "called name named city what's s اسم اسمها تسمى يسمى يقال شو ايش".split()))


def are_that_capital(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which may be the capital of what a question names: those of a sentence that speaks of one, since a city
    beside a country need not be its own."""
    if not _asks_capital(question):
        return np.ones(len(spans.owner), np.bool_)
    return of_sentences(spans, _has_capital)


def are_both_ends(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are a list, where both ends of a way are asked for: from where to where?"""
    if not asks_both_ends(question.text):
        return np.ones(len(spans.owner), np.bool_)
    return of_kinds(spans, ("is",), _LIST)


def are_no_people(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which are not one word that names a people."""
    are_people = all_words(spans, lambda tokens: [is_people(word) for word in tokens.words])
    return np.asarray(~((spans.first == spans.last) & are_people))


def are_outside_offices(_: Question, spans: Competing, can: Bools) -> Bools:
    """Return which stand in no office, where such a place can answer: where the president of the Emirates did something
    is not told by his office."""
    outside = ~of_kinds(spans, ("in",), _OFFICE)
    return outside if (can & outside & of_kinds(spans, ("is", "has"), _PLACE)).any() else np.ones_like(can)


def are_at_end_of_way(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which stand at the end of a way that is asked for, of sentences with such ones."""
    words = end_asked(question.text)
    if not words:
        return np.ones_like(can)
    after = [[False, *(word in words for word in each.tokens.words)] for each in spans.sentences]
    ends = [after[owner][first] for owner, first in zip(spans.owner, spans.first, strict=True)]
    at_end = can & np.array(ends, np.bool_)
    return at_end | ~beside_any(spans, at_end)


def _asks_capital(question: Question) -> bool:
    """Return whether a question has no topic word but those of the capital and of a name."""
    if question.head is None or bare_word(question.head) not in _CAPITALS:
        return False
    named = {fold(word) for each in question.constraints for word in each.text.split()}
    tokens = read(question.topic)
    words = [word for word, is_stop in zip(tokens.words, tokens.stop.tolist(), strict=True) if not is_stop]
    return all(word in named or bare_word(word) in _CAPITALS or word in _CALLED or is_place(word) for word in words)


def _has_capital(found: Found) -> bool:
    return any(bare_word(word) in _CAPITALS for word in found.tokens.words)
