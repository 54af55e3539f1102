"""The short answer: the span of the best sentences that answers, chosen by rules of form or by a network.

In: the question and the sentences, best first. Out: a `Span`, or None. Rules go first where form decides (`by_rule`);
else all candidates of the best sentences are scored by a network, and a second one estimates from the scores how likely
the best candidate is right (`gate`).
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
from rag.reading.spans.boundaries import WHOLE, adjusted
from rag.reading.spans.by_rule import ALONE, by_adjacency, by_demonym, by_form, by_verb
from rag.reading.spans.competing import SPAN_FEATURES, Competing, competing
from rag.reading.spans.filters.answerable import answerable
from rag.reading.spans.gate import best_chance
from rag.reading.spans.span import Span, least_chance, span_of
from rag.reading.spans.weigh import FEATURES, longest_new
from rag.words.dates import shift

Floats = NDArray[np.float32]
SPANS_WEIGHT = 0.5
"""Weight of the log-sum of its span scores in the score of a sentence. Source: of 0, 0.25, 0.5, 1 and 2 the best on the
titles of SQuAD and ARCD that taught nothing (answer in the first sentence .727 -> .737, .599 -> .599).
"""
_UNSURE: frozenset[Kind] = frozenset({"name", "purpose"})
"""Kinds that are recognised too unreliably to answer by themselves."""
_TINY = 1e-9
_NEVER = -1e4
_LONGEST = FEATURES.index("fits longest")


def choose_span(question: Question, found: Sequence[Found], language: Language) -> tuple[list[Found], Span | None]:
    """Return the sentences reranked by their spans, and the best span with its chance.

    There is no span where there is no candidate.
    """
    if (adjacent := by_adjacency(question, found)) is not None:
        return _with_first(adjacent.found, found), adjacent
    found = _with_same_offset(question, found)
    spans = competing(question, found, language)
    if spans is None:
        return list(found), None
    scores = bundled("spans", SPAN_FEATURES).scores(spans.rows)
    ordered = [*_reordered(spans, scores), *found[len(spans.sentences) :]]
    if (formal := by_form(question, ordered)) is not None:
        return _with_first(formal.found, ordered), formal
    if (among := possible_scores(question, spans, scores)) is None:
        return ordered, by_demonym(question, ordered[0])
    chosen = _chosen(question, spans, among)
    if chosen.chance >= least_chance(question, chosen):
        return ordered, chosen
    if (verbal := by_verb(question, ordered)) is not None:
        return _with_first(verbal.found, ordered), verbal
    only = _only_of_its_kind(question, ordered[0], spans, among > _NEVER)
    return ordered, only or by_demonym(question, ordered[0]) or chosen


def _with_same_offset(question: Question, found: Sequence[Found]) -> Sequence[Found]:
    """Return the sentences with the time offset of the question (the *month before* that); all, where none has it."""
    months = shift(question.text)
    return [each for each in found if months and shift(each.tokens.text) == months] or found


def _chosen(question: Question, spans: Competing, scores: Floats) -> Span:
    """Return the candidate that scores best, with the boundaries that suit its type."""
    best, chance = best_chance(question, spans, scores)
    sentence, is_sure = spans.sentences[int(spans.owner[best])], bool(spans.rows[best, _LONGEST])
    first, last = adjusted(question, sentence, int(spans.first[best]), int(spans.last[best]))
    return span_of(sentence, first, last, chance, is_sure and has_names_or_demonyms(question, sentence))


def _only_of_its_kind(question: Question, found: Found, spans: Competing, can: NDArray[np.bool_]) -> Span | None:
    """Return the only span of a sentence that is surely of the expected type, if it can answer."""
    kinds = FITTING.get(question.expects, frozenset()) - _UNSURE
    new = longest_new(found.tokens, kinds, found.shares > 0)
    among = can & np.array([each.unit is found.unit for each in spans.sentences])[spans.owner]
    may = set(zip(spans.first[among].tolist(), spans.last[among].tolist(), strict=True))
    if question.expects in WHOLE:  # a day, where a day is asked for and the sentence has a year too
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
    """Return the scores, with `_NEVER` for candidates that cannot answer; None where none can."""
    can = answerable(question, spans)
    return np.where(can, scores, _NEVER).astype(np.float32) if can.any() else None
