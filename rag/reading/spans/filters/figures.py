"""Filters of figures and dates that are not the one asked for: two hours for two books, the old price for the new one.

In: the question, its candidates, and the mask of those left so far. Out: the mask of those to keep.
"""

from functools import partial

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import Kind, Typed, typed_spans
from rag.reading.forms.times import finer_date
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found
from rag.reading.spans.ages import asks_age, mentions_age
from rag.reading.spans.changes import other_sides
from rag.reading.spans.competing import Competing
from rag.reading.spans.counting import MEASURED, counts_things
from rag.reading.spans.fine_types import fine_type
from rag.reading.spans.identifiers import asks_identifier, identifiers
from rag.reading.spans.masks import (
    Bools,
    beginning_in,
    ending_in,
    equal_to,
    fitting,
    meeting,
    of_kinds,
    of_sentences,
)
from rag.reading.spans.quantities import Fits

_ORGANISATION: frozenset[Kind] = frozenset({"organisation"})
_PLACED: frozenset[Kind] = frozenset({"place", "name"})


def fits_fine_type(question: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates of the fine type that the question asks for: a city, metres, people."""
    fits = fine_type(question)
    if fits is None:
        return can
    return fitting(spans, fits, can & _may_be_place(spans, fits) if question.expects == "place" else can)


def _may_be_place(spans: Competing, fits: Fits) -> Bools:
    """Return which candidates are neither an organisation nor part of one, and do not have only places of another type
    (a mill *in Norway*, where a city is asked for)."""

    def places(found: Found, are_fit: bool) -> list[Typed]:
        named = (each for each in typed_spans(found.tokens) if each.kind in _PLACED)
        return [each for each in named if fits(found.tokens.text[each.start : each.end]) is are_fit]

    is_unfit = meeting(spans, partial(places, are_fit=False)) & ~meeting(spans, partial(places, are_fit=True))
    return ~of_kinds(spans, ("is", "in"), _ORGANISATION) & ~is_unfit


def is_no_measure(question: Question, spans: Competing, can: Bools) -> Bools:
    """Drop the candidates that are, contain or are part of a measure, where things are counted."""
    return ~of_kinds(spans, ("is", "has", "in"), MEASURED) if counts_things(question) else can


def counts_no_places(question: Question, spans: Competing, can: Bools) -> Bools:
    """Drop the candidates that end in or precede a noun for places, where something else is counted: how many flights
    to *two countries*?"""
    if not counts_things(question) or question.head is not None:
        return can

    def are_before(tokens: Tokens) -> list[bool]:
        are_places = [head_type(word) == "place" for word in tokens.words]
        return [own or after for own, after in zip(are_places, [*are_places[1:], False], strict=True)]

    return ~ending_in(spans, are_before)


def is_not_the_other_side_of_a_change(question: Question, spans: Competing, _: Bools) -> Bools:
    """Drop the candidates with the figure of a change that is not asked for: the old price, where the new one is."""
    return ~meeting(spans, lambda found: other_sides(question.text, found.tokens))


def starts_in_no_date(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates that start within a date: *2024 conferences* in "in 2024 conferences were held"."""
    return ~beginning_in(spans, lambda found: (each for each in typed_spans(found.tokens) if each.kind == "date"))


def is_no_identifier(question: Question, spans: Competing, _: Bools) -> Bools:
    """Drop the candidates with a telephone or account number, or a part of one; where one may be asked for, only those
    that are not the whole of it."""
    have = meeting(spans, identifiers)
    return ~(have & ~equal_to(spans, identifiers)) if asks_identifier(question) else ~have


def is_in_sentence_with_age(question: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates of sentences that mention an age, where an age is asked for."""
    return of_sentences(spans, lambda found: mentions_age(found.tokens.text)) if asks_age(question.text) else can


def fits_date_precision(question: Question, spans: Competing, can: Bools) -> Bools:
    """Keep the candidates with the day, month, year or time of day that is asked for."""
    exact = finer_date(question.text)
    return can if exact is None else fitting(spans, lambda text: exact.search(fold(text)) is not None, can)
