"""The shortest span that answers, within the sentences found: chosen by a learned network, and only where it is likely
right.

In: what is asked and the sentences, best first. Out: a `Span`, or None. Rules go first where form decides (`by_rule`);
else all candidate spans of the best sentences are scored together, and a second network says from the scores how likely
the best one is right (`gate`).
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Kind
from rag.reading.network import bundled
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names_or_demonyms
from rag.reading.spans.as_given import WHOLE, as_given
from rag.reading.spans.by_rule import ALONE, beside_asked, in_own_form, named_after_people, where_unsure
from rag.reading.spans.competing import SPAN_FEATURES, Competing, competing
from rag.reading.spans.filters.answerable import answerable
from rag.reading.spans.gate import best_chance
from rag.reading.spans.span import Span, least_chance, span_of
from rag.reading.spans.weigh import FEATURES, longest_new
from rag.words.dates import shift

Floats = NDArray[np.float32]
SPANS_WEIGHT = 0.5
"""How much the chances of its spans count for a sentence. Source: of 0, 0.25, 0.5, 1 and 2 the best on the titles of
SQuAD and ARCD that taught nothing (answer in the first sentence .727 -> .737, .599 -> .599).
"""
_UNSURE: frozenset[Kind] = frozenset({"name", "purpose"})
"""Kinds that are too often taken for what they are not to answer alone."""
_TINY = 1e-9
_NEVER = -1e4
_LONGEST = FEATURES.index("fits longest")


def choose_span(question: Question, found: Sequence[Found], language: Language) -> tuple[list[Found], Span | None]:
    """Return the sentences in the order that their spans suggest, and the span that answers best with its chance.

    There is no span where there is no candidate.
    """
    if (beside := beside_asked(question, found)) is not None:
        return _with_first(beside.found, found), beside
    found = _counted_alike(question, found)
    spans = competing(question, found, language)
    if spans is None:
        return list(found), None
    scores = bundled("spans", SPAN_FEATURES).scores(spans.rows)
    ordered = [*_reordered(spans, scores), *found[len(spans.sentences) :]]
    if (by_form := in_own_form(question, ordered)) is not None:
        return _with_first(by_form.found, ordered), by_form
    if (among := possible_scores(question, spans, scores)) is None:
        return ordered, named_after_people(question, ordered[0])
    chosen = _chosen(question, spans, among)
    if chosen.chance >= least_chance(question, chosen):
        return ordered, chosen
    if (by_rule := where_unsure(question, ordered)) is not None:
        return _with_first(by_rule.found, ordered), by_rule
    only = _only_of_its_kind(question, ordered[0], spans, among > _NEVER)
    return ordered, only or named_after_people(question, ordered[0]) or chosen


def _counted_alike(question: Question, found: Sequence[Found]) -> Sequence[Found]:
    """Return the sentences that count from another date as the question does (the month before that); all, where none
    does."""
    months = shift(question.text)
    return [each for each in found if months and shift(each.tokens.text) == months] or found


def _chosen(question: Question, spans: Competing, scores: Floats) -> Span:
    """Return the candidate that scores best, as its type is given: a whole list, a whole date, a bare name."""
    best, chance = best_chance(question, spans, scores)
    sentence, is_sure = spans.sentences[int(spans.owner[best])], bool(spans.rows[best, _LONGEST])
    first, last = as_given(question, sentence, int(spans.first[best]), int(spans.last[best]))
    return span_of(sentence, first, last, chance, is_sure and has_names_or_demonyms(question, sentence))


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
    can = answerable(question, spans)
    return np.where(can, scores, _NEVER).astype(np.float32) if can.any() else None
