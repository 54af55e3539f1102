"""Filters of candidates that are not the place asked for: a demonym, another country's city, the wrong end of a route.

In: the question, its candidates, and the mask of those left so far. Out: the mask of those to keep.
"""

import numpy as np

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.kinds import Kind
from rag.reading.forms.tokens import read
from rag.reading.sentences.found import Found
from rag.reading.spans.competing import Competing
from rag.reading.spans.masks import Bools, all_words, beside_any, of_kinds, of_sentences
from rag.reading.spans.routes import asks_both_ends, end_asked
from rag.reading.spans.word_lists import LISTS
from rag.words.bare_word import bare_word
from rag.words.known_names import is_people, is_place

_PLACE: frozenset[Kind] = frozenset({"place"})
_LIST: frozenset[Kind] = frozenset({"listed"})
_OFFICE: frozenset[Kind] = frozenset({"office"})
_CAPITAL, _CALLED = LISTS.folded("CAPITAL"), LISTS.folded("CALLED")


def is_in_sentence_with_capital(question: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates of sentences with the word *capital*, where the capital of a country is asked for: any other
    city may stand beside the name of the country."""
    return of_sentences(spans, _has_capital) if _asks_capital(question) else can


def is_both_route_ends(question: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates that are a list, where both ends of a route are asked for: from where to where?"""
    return of_kinds(spans, ("is",), _LIST) if asks_both_ends(question.text) else can


def is_no_demonym(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates that are one word, for a nationality."""
    are_peoples = all_words(spans, lambda tokens: [is_people(word) for word in tokens.words])
    return np.asarray(~((spans.first == spans.last) & are_peoples))


def is_outside_offices(_: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates outside the spans of offices, where a place is among them: the president *of the Emirates*
    may have done something anywhere."""
    outside = ~of_kinds(spans, ("in",), _OFFICE)
    return outside if (can & outside & of_kinds(spans, ("is", "has"), _PLACE)).any() else can


def is_at_route_end(question: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates after a preposition for the end of a route that is asked for, in sentences that have one."""
    words = end_asked(question.text)
    if not words:
        return can
    after = [[False, *(word in words for word in each.tokens.words)] for each in spans.sentences]
    ends = [after[owner][first] for owner, first in zip(spans.owner, spans.first, strict=True)]
    at_end = can & np.array(ends, np.bool_)
    return at_end | ~beside_any(spans, at_end)


def _asks_capital(question: Question) -> bool:
    """Return whether the only content words of a question are *capital*, words such as *called*, and names."""
    if question.head is None or bare_word(question.head) not in _CAPITAL:
        return False
    named = {fold(word) for each in question.constraints for word in each.text.split()}
    tokens = read(question.topic)
    words = [word for word, is_stop in zip(tokens.words, tokens.stop.tolist(), strict=True) if not is_stop]
    return all(word in named or bare_word(word) in _CAPITAL or word in _CALLED or is_place(word) for word in words)


def _has_capital(found: Found) -> bool:
    return any(bare_word(word) in _CAPITAL for word in found.tokens.words)
