"""Whether a figure or a date can be the one asked for: two hours are no two books, the old price is not the new one.

In: what is asked, the spans that compete, and which of them can answer so far. Out: a flag for each that still can.
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
from rag.reading.spans.changes import not_asked
from rag.reading.spans.competing import Competing
from rag.reading.spans.finer import MEASURED, Fits, counts_things, finer
from rag.reading.spans.flags import Bools, beginning_in, ending_in, fitting, meeting, of_kinds, of_sentences

_NO_PLACE: frozenset[Kind] = frozenset({"organisation"})
"""Where somebody works may be a company, but a company is no city."""
_PLACED: frozenset[Kind] = frozenset({"place", "name"})


def are_as_fine(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which are what is asked for more exactly than its type says: a city, metres, people."""
    fits = finer(question)
    if fits is None:
        return can
    among = can & _may_be_place(spans, fits) if question.expects == "place" else can
    return fitting(spans, fits, among)


def _may_be_place(spans: Competing, fits: Fits) -> Bools:
    """Return which are no company or a part of its name, nor name only places that do not fit: a mill *in Norway*."""

    def places(found: Found, are_fit: bool) -> list[Typed]:
        named = (each for each in typed_spans(found.tokens) if each.kind in _PLACED)
        return [each for each in named if fits(found.tokens.text[each.start : each.end]) is are_fit]

    is_unfit = meeting(spans, partial(places, are_fit=False)) & ~meeting(spans, partial(places, are_fit=True))
    return ~of_kinds(spans, ("is", "in"), _NO_PLACE) & ~is_unfit


def are_no_measures(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which are no measure, nor have or stand in one, where things are counted."""
    return ~of_kinds(spans, ("is", "has", "in"), MEASURED) if counts_things(question) else can


def count_no_places(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which neither end with nor stand before a noun for places, where something else is counted: to two
    *countries* there may be ten *flights*."""
    if not counts_things(question) or question.head is not None:
        return can

    def are_before(tokens: Tokens) -> list[bool]:
        are_places = [head_type(word) == "place" for word in tokens.words]
        return [own or after for own, after in zip(are_places, [*are_places[1:], False], strict=True)]

    return ~ending_in(spans, are_before)


def are_of_side_asked(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which have no figure of a change that is not asked for: the old price, where the new one is."""
    return ~meeting(spans, lambda found: not_asked(question.text, found.tokens))


def begin_in_no_date(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which do not begin within a date: 2024 is no number of the *conferences* that the next word names."""
    return ~beginning_in(spans, lambda found: (each for each in typed_spans(found.tokens) if each.kind == "date"))


def tell_age(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which are of a sentence that tells an age, where one is asked for."""
    return of_sentences(spans, lambda found: mentions_age(found.tokens.text)) if asks_age(question.text) else can


def are_as_exact(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which dates tell the day, the month or the year that is asked for."""
    exact = finer_date(question.text)
    return can if exact is None else fitting(spans, lambda text: exact.search(fold(text)) is not None, can)
