"""The shortest span that answers, within the sentences found: chosen by a learned network, and only where it is likely
right.

In: what is asked and the sentences, best first. Out: a `Span`, or None. Rules go first where form decides; else all
candidate spans of the best sentences are scored together, and a second network says from the scores how likely the best
one is right (`gate.py`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Kind
from rag.reading.network import bundled
from rag.reading.rules.apposition import appositive
from rag.reading.rules.counted import counted_beside
from rag.reading.rules.exceptions import left_out
from rag.reading.rules.means import means_named
from rag.reading.rules.objects import object_told
from rag.reading.rules.participants import who_took_part
from rag.reading.rules.reasons import reason_given
from rag.reading.rules.requests import request_made
from rag.reading.rules.statement import said_about, view_held
from rag.reading.rules.titled import title_told
from rag.reading.rules.verbs import object_of_verb
from rag.reading.sentences.found import Found, has_as_much
from rag.reading.sentences.names import has_names_or_kin
from rag.reading.spans.as_given import WHOLE, as_given
from rag.reading.spans.competing import READ_SENTENCES, SPAN_FEATURES, Competing, competing
from rag.reading.spans.examples import examples_told
from rag.reading.spans.gate import best_chance
from rag.reading.spans.names_in_a_row import names_in_a_row
from rag.reading.spans.national import called_after_people
from rag.reading.spans.possible import possible
from rag.reading.spans.span import Span, least_chance, span_of
from rag.reading.spans.weigh import FEATURES, longest_new
from rag.words.dates import shift

Floats = NDArray[np.float32]
APPOSED = 0.9
"""The chance that a name beside its office, with every word of the question, is right: chosen; no set measures it
alone.
"""
BESIDE_NOUN = 0.85
"""The chance that the only figure beside the noun that is counted is right: chosen, see `counted`."""
ALONE = 0.4
"""The chance that the only words of the type asked for are right, where the network is sure of none. Source: chosen
low; in five sets of `eval/sets` 4 of 5 such are right (2026-11-29).
"""
_UNSURE: frozenset[Kind] = frozenset({"name", "purpose"})
STATED = 0.6
"""The chance that a quotation is what was said: 2 of 3 in SQuAD, where few are asked for."""
REASON = 0.6
"""The chance that the reason given for the clause asked about is right: chosen; no set measures it alone."""
LEFT_OUT = 0.7
"""The chance that what is told as an exception is right: chosen."""
TITLE = 0.8
"""The chance that the title of what is asked about is what it is called: chosen."""
OBJECT = 0.7
"""The chance that what is told as the object of a relation is right: chosen."""
REQUEST = 0.7
"""The chance that what is told as a request is right: chosen."""
SPANS_WEIGHT = 0.5
"""How much the chances of its spans count for a sentence. Source: of 0, 0.25, 0.5, 1 and 2 the best on the titles of
SQuAD and ARCD that taught nothing (answer in the first sentence .727 -> .737, .599 -> .599).
"""
PARTICIPANTS = 0.7
"""The chance that those of whom it is told that they took part are right: chosen."""
EXAMPLES = 0.6
"""The chance that the examples given of what is asked for are right: chosen; no set measures it alone."""


class _Words(Protocol):
    """What a rule returns: the words `first` to `last` (included) of a sentence."""

    @property
    def found(self) -> Found: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


_RULES: tuple[tuple[Callable[[Question, Sequence[Found]], _Words | None], float], ...] = (
    (reason_given, REASON),
    (left_out, LEFT_OUT),
    (title_told, TITLE),
    (request_made, REQUEST),
    (object_told, OBJECT),
    (who_took_part, PARTICIPANTS),
    (examples_told, EXAMPLES),
)
"""What tells in a form of its own, and the chance that it is right; the first counts."""
_TINY = 1e-9
_NEVER = -1e4
_LONGEST = FEATURES.index("fits longest")


def read_closely(question: Question, found: Sequence[Found], language: Language) -> tuple[list[Found], Span | None]:
    """Return the sentences in the order that their spans suggest, and the span that answers best with its chance.

    There is no span where there is no candidate.
    """
    if (beside := _beside(question, found)) is not None:
        return _with_first(beside.found, found), beside
    found = _counted_alike(question, found)
    spans = competing(question, found, language)
    if spans is None:
        return list(found), None
    scores = bundled("spans", SPAN_FEATURES).scores(spans.rows)
    ordered = [*_reordered(spans, scores), *found[len(spans.sentences) :]]
    if (told := _told(question, ordered)) is not None:
        return _with_first(told.found, ordered), told
    if (among := possible_scores(question, spans, scores)) is None:
        return ordered, _called_after_people(question, ordered[0])
    chosen = _chosen(question, spans, among)
    if chosen.chance >= least_chance(question, chosen):
        return ordered, chosen
    if (means := means_named(question, ordered[0])) is not None:
        return ordered, span_of(ordered[0], means.first, means.last, REASON)
    if (done := object_of_verb(question, ordered)) is not None:
        return _with_first(done.found, ordered), span_of(done.found, done.first, done.last, OBJECT)
    only = _only_of_its_kind(question, ordered[0], spans, among > _NEVER)
    return ordered, only or _called_after_people(question, ordered[0]) or chosen


def _called_after_people(question: Question, found: Found) -> Span | None:
    thing = called_after_people(question, found)
    return span_of(found, thing.first, thing.last, ALONE) if thing else None


def _told(question: Question, found: Sequence[Found]) -> Span | None:
    """Return what sentences tell in a form of its own: what was said, why, what is left out or asked of somebody,
    examples, names in a row."""
    if question.expects == "statement" and (said := said_about(question, found)) is not None:
        return Span(said.found, said.start, said.end, STATED)
    for rule, chance in _RULES:
        if (told := rule(question, found)) is not None:
            return span_of(told.found, told.first, told.last, chance)
    if (view := view_held(question, found)) is not None:
        return Span(view.found, view.start, view.end, REASON)
    if (row := names_in_a_row(question, found[0])) is not None:
        return span_of(found[0], row.first, row.last, BESIDE_NOUN)
    return None


def _counted_alike(question: Question, found: Sequence[Found]) -> Sequence[Found]:
    """Return the sentences that count from another date as the question does (the month before that); all, where none
    does."""
    months = shift(question.text)
    return [each for each in found if months and shift(each.tokens.text) == months] or found


def _beside(question: Question, found: Sequence[Found]) -> Span | None:
    """Return what stands beside the words asked about by a sure form: a name beside its office, a figure its noun."""
    for each in found[:READ_SENTENCES]:
        if (words := appositive(question, each)) is not None:
            return span_of(each, words.first, words.last, APPOSED)
    for each in found[:READ_SENTENCES]:
        figure = counted_beside(question, each)
        if figure is not None and has_as_much(each, found[0]):
            return span_of(each, figure.first, figure.last, BESIDE_NOUN)
    return None


def _chosen(question: Question, spans: Competing, scores: Floats) -> Span:
    """Return the candidate that scores best, as its type is given: a whole list, a whole date, a bare name."""
    best, chance = best_chance(question, spans, scores)
    sentence, is_sure = spans.sentences[int(spans.owner[best])], bool(spans.rows[best, _LONGEST])
    first, last = as_given(question, sentence, int(spans.first[best]), int(spans.last[best]), is_sure)
    return span_of(sentence, first, last, chance, is_sure and has_names_or_kin(question, sentence))


def _only_of_its_kind(question: Question, found: Found, spans: Competing, can: NDArray[np.bool_]) -> Span | None:
    """Return the only words of a sentence that are surely of the type asked for, and may answer."""
    kinds = FITTING.get(question.expects, frozenset()) - _UNSURE
    new = longest_new(found.tokens, kinds, found.shares > 0)
    among = can & np.array([each.unit is found.unit for each in spans.sentences])[spans.owner]
    may = set(zip(spans.first[among].tolist(), spans.last[among].tolist(), strict=True))
    if question.expects in WHOLE:  # of a day and a year the day, where a day is asked for
        new = [each for each in new if (each.first, each.last) in may]
    if len(new) != 1 or (new[0].first, new[0].last) not in may:
        return None
    return span_of(found, new[0].first, new[0].last, ALONE, is_sure_form=True)


def _reordered(spans: Competing, scores: Floats) -> list[Found]:
    """Return the sentences by their own score and by how likely their spans are, best first."""
    mass = np.bincount(spans.owner, np.exp(scores - scores.max()), len(spans.sentences))
    rescored = [
        replace(each, score=each.score + SPANS_WEIGHT * float(np.log(m + _TINY)))
        for each, m in zip(spans.sentences, mass, strict=True)
    ]
    return sorted(rescored, key=lambda each: -each.score)


def _with_first(first: Found, found: Sequence[Found]) -> list[Found]:
    return [first, *(each for each in found if each is not first)]


def possible_scores(question: Question, spans: Competing, scores: Floats) -> Floats | None:
    """Return the scores, those of candidates that cannot answer as low as to be chosen never; None where none can."""
    can = possible(question, spans)
    return np.where(can, scores, _NEVER).astype(np.float32) if can.any() else None
