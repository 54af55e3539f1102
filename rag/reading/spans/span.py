"""The shortest span that answers, within the sentences found: chosen by a learned network, and only where it is likely
right.

In: what is asked and the sentences, best first. Out: a `Span`, or None. All candidate spans of the best sentences are
scored together; a second, linear network says from the scores how likely the best one is right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language
from rag.asking.answer_type import ANSWER_TYPES
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Kind, outermost, typed_spans
from rag.reading.forms.lists import whole_list
from rag.reading.forms.marks import balanced, signed
from rag.reading.network import bundled
from rag.reading.rules.counted import counted_beside
from rag.reading.rules.means import means_named
from rag.reading.rules.office import beside_comma, is_of_another
from rag.reading.rules.reasons import reason_given
from rag.reading.rules.statement import said_about
from rag.reading.sentences.find import Found, has_names, has_names_or_kin, scored
from rag.reading.sentences.match import covered, own_share
from rag.reading.spans.competing import READ_SENTENCES, SPAN_FEATURES, Competing, competing
from rag.reading.spans.finer import finer
from rag.reading.spans.narrow import HAVE_INSTANCES, instances, narrowed
from rag.reading.spans.possible import possible
from rag.reading.spans.weigh import FEATURES, FITTING_COLUMN, longest_new

Floats = NDArray[np.float32]
# Of these types a part is no answer.
_WHOLE = frozenset({"date", "amount", "percentage", "duration"})
BESIDE_COMMA = 0.9
"""The chance that a name beside its office, with every word of the question, is right: chosen; no set measures it
alone.
"""
BESIDE_NOUN = 0.85
"""The chance that the only figure beside the noun that is counted is right: chosen, see `counted`."""
COUNTED_SHARE = 0.8
"""Of what the first sentence has of the question, one with such a figure has so much: chosen."""
LEAST_CHANCE = 0.4
"""A short answer is given from this chance on that it is right, and its sentence goes first."""
LEAST_CHANCE_OF_THING = 0.6
"""The same where no form of the answer is known. Source: of 17 such questions of `eval/sets` 8 were answered wrongly at
.4, 2 at .6 (2026-11-29).
"""
LEAST_CHANCE_OF_WORDS = 0.55
"""The same where those are no name: a name is what somebody is called, and seldom what happened. Source: of 7 such
between this and .6 on thirteen sets of `eval/sets` and of others' all are right (2026-11-30).
"""
LEAST_CHANCE_OF_FORM = 0.25
"""The same where what was chosen is, as a whole, of the kind that is asked for. Source: on `styles`, `citations` and
`disguises` of `eval/sets` 63 such are right and 11 wrong from .25 on, 59 and 10 from .4 (2026-11-29).
"""
ALONE = 0.4
"""The chance that the only words of the type asked for are right, where the network is sure of none. Source: chosen
low; in five sets of `eval/sets` 4 of 5 such are right (2026-11-29).
"""
_TOLD: frozenset[Kind] = frozenset({"listed", "quoted", "amount", "duration", "percentage"})
_NAMES: frozenset[Kind] = frozenset({"name", "person", "place", "organisation"})
_MOST_JOINED = 2
"""Letters of particles before a word, at most: و and ب."""
_UNSURE: frozenset[Kind] = frozenset({"name", "purpose"})
STATED = 0.6
"""The chance that a quotation is what was said: 2 of 3 in SQuAD, where few are asked for."""
REASON = 0.6
"""The chance that the reason given for the clause asked about is right: chosen; no set measures it alone."""
SPANS_WEIGHT = 0.5
"""How much the chances of its spans count for a sentence. Source: of 0, 0.25, 0.5, 1 and 2 the best on the titles of
SQuAD and ARCD that taught nothing (answer in the first sentence .727 -> .737, .599 -> .599).
"""
OF_ANOTHER = 0.1
"""The chance that who holds an office of another name, or words with a figure for a person, are right: chosen low."""
MOST_ASKED = 0.5
"""Of the words of a list that is an answer fewer are the question's: chosen."""
_TINY = 1e-9
_NEVER = -1e4
GATE_FEATURES = (
    "chance", "chance of the like", "lead", "sentence lead", "sentence rank", "fits", "covered", "words", "arabic",
    "other language", "fits longest", "fits alone", "own share", "rarity", "has names", "of another",
    *(f"asks {type_}" for type_ in ANSWER_TYPES),
)  # fmt: skip
_LONGEST = FEATURES.index("fits longest")
_GATE_COLUMNS = [
    FEATURES.index(name)
    for name in ("arabic text", "other language", "fits longest", "fits alone", "own share", "rarity")
]


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """The words `start` to `end` of the text that is read for a sentence, and the chance that they answer.

    `is_sure_form` tells that they are, as a whole, of a kind that is asked for, and their sentence has the names asked
    about.
    """

    found: Found
    start: int
    end: int
    chance: float
    is_sure_form: bool = False

    @property
    def is_told(self) -> bool:
        """Return whether the words are a quotation, a measure, or end with a list: their form tells where they end."""
        own = (each for each in typed_spans(self.found.tokens) if each.kind in _TOLD and each.end == self.end)
        return any(
            self.start <= each.start if each.kind == "listed" else abs(each.start - self.start) <= _MOST_JOINED
            for each in own
        )

    @property
    def is_name(self) -> bool:
        """Return whether the words hold a name, or in English any word with a capital."""
        tokens, own = self.found.tokens, self._words()
        named = any(
            each.kind in _NAMES and each.first <= own[-1] and each.last >= own[0] for each in typed_spans(tokens)
        )
        return named or bool(tokens.capital[own].any())

    def _words(self) -> list[int]:
        tokens = self.found.tokens
        return [at for at in range(len(tokens)) if tokens.ends[at] > self.start and tokens.starts[at] < self.end]

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.found.tokens.text[self.start : self.end]

    def is_abroad(self, language: Language) -> bool:
        """Return whether the words are in another language than this one."""
        return not self.found.is_translation and self.found.evidence.passage.language != language


def read_closely(question: Question, found: Sequence[Found], language: Language) -> tuple[list[Found], Span | None]:
    """Return the sentences in the order that their spans suggest, and the span that answers best with its chance.

    There is no span where there is no candidate.
    """
    if (beside := _beside(question, found)) is not None:
        return _with_first(beside.found, found), beside
    spans = competing(question, found, language)
    if spans is None:
        return list(found), None
    scores = bundled("spans", SPAN_FEATURES).scores(spans.rows)
    ordered = [*_reordered(spans, scores), *found[len(spans.sentences) :]]
    if question.expects == "statement" and (said := said_about(question, ordered)) is not None:
        return _with_first(said.found, ordered), Span(said.found, said.start, said.end, STATED)
    if (reason := reason_given(question, ordered)) is not None:
        return _with_first(reason.found, ordered), Span(
            reason.found, *_edges(reason.found, reason.first, reason.last), REASON
        )
    if (among := possible_scores(question, spans, scores)) is None:
        return ordered, None
    chosen = _chosen(question, spans, among)
    if chosen.chance >= least_chance(question, chosen):
        return ordered, chosen
    if (means := means_named(question, ordered[0])) is not None:
        return ordered, Span(ordered[0], *_edges(ordered[0], means.first, means.last), REASON)
    return ordered, _only_of_its_kind(question, ordered[0], spans, among > _NEVER) or chosen


def least_chance(question: Question, span: Span) -> float:
    """Return from which chance on a span is given as the short answer."""
    if question.expects == "thing":
        if span.is_told and question.head is None:
            return LEAST_CHANCE
        return LEAST_CHANCE_OF_THING if span.is_name else LEAST_CHANCE_OF_WORDS
    return LEAST_CHANCE_OF_FORM if span.is_sure_form else LEAST_CHANCE


def _beside(question: Question, found: Sequence[Found]) -> Span | None:
    """Return what stands beside the words asked about by a sure form: a name beside its office, a figure its noun."""
    for each in found[:READ_SENTENCES]:
        if (words := beside_comma(question, each)) is not None:
            return Span(each, *_edges(each, words.first, words.last), BESIDE_COMMA)
    for each in found[:READ_SENTENCES]:
        figure = counted_beside(question, each)
        if figure is not None and _has_as_much(each, found[0]):
            return Span(each, *_edges(each, figure.first, figure.last), BESIDE_NOUN)
    return None


def _chosen(question: Question, spans: Competing, scores: Floats) -> Span:
    """Return the candidate that scores best, as its type is given: a whole list, a whole date, a bare name."""
    best, row = gate_row(question, spans, scores)
    chance = 1 / (1 + np.exp(-bundled("gate", GATE_FEATURES).scores(row[None])[0]))
    sentence, first, last = spans.sentences[int(spans.owner[best])], int(spans.first[best]), int(spans.last[best])
    if is_of_another(question, sentence) or (question.expects == "person" and _has_figure(sentence, first, last)):
        chance = min(chance, OF_ANOTHER)
    is_sure = bool(spans.rows[best, _LONGEST])
    if question.expects in HAVE_INSTANCES and not is_sure and (named := instances(sentence.tokens, last)) is not None:
        first, last = named
    elif question.expects == "list" or question.several:
        first, last = whole_list(sentence.tokens, first, last)
    elif question.expects == "thing" and question.head is None:
        last = _to_end_of_list(sentence, first, last)
    elif question.expects in _WHOLE:
        first, last = _whole(question, sentence, first, last)
    else:
        first, last = narrowed(question.expects, sentence.tokens, first, last)
    return Span(
        sentence, *_edges(sentence, first, last), float(chance), is_sure and has_names_or_kin(question, sentence)
    )


def _has_as_much(found: Found, first: Found) -> bool:
    """Return whether a sentence has nearly as much of the question as the first one."""
    return covered(found.shares, found.concepts) >= COUNTED_SHARE * covered(first.shares, first.concepts)


def _only_of_its_kind(question: Question, found: Found, spans: Competing, can: NDArray[np.bool_]) -> Span | None:
    """Return the only words of a sentence that are surely of the type asked for, and may answer."""
    kinds = FITTING.get(question.expects, frozenset()) - _UNSURE
    new = longest_new(found.tokens, kinds, found.shares > 0)
    among = can & np.array([each.unit is found.unit for each in spans.sentences])[spans.owner]
    may = set(zip(spans.first[among].tolist(), spans.last[among].tolist(), strict=True))
    if question.expects in _WHOLE:  # of a day and a year the day, where a day is asked for
        new = [each for each in new if (each.first, each.last) in may]
    if len(new) != 1 or (new[0].first, new[0].last) not in may:
        return None
    return Span(found, *_edges(found, new[0].first, new[0].last), ALONE, is_sure_form=True)


def _reordered(spans: Competing, scores: Floats) -> list[Found]:
    """Return the sentences by their own score and by how likely their spans are, best first."""
    mass = np.bincount(spans.owner, np.exp(scores - scores.max()), len(spans.sentences))
    rescored = [
        scored(each, each.score + SPANS_WEIGHT * float(np.log(m + _TINY)))
        for each, m in zip(spans.sentences, mass, strict=True)
    ]
    return sorted(rescored, key=lambda each: -each.score)


def _with_first(first: Found, found: Sequence[Found]) -> list[Found]:
    return [first, *(each for each in found if each is not first)]


def possible_scores(question: Question, spans: Competing, scores: Floats) -> Floats | None:
    """Return the scores, those of candidates that cannot answer as low as to be chosen never; None where none can."""
    can = possible(question, spans)
    return np.where(can, scores, _NEVER).astype(np.float32) if can.any() else None


def gate_row(question: Question, spans: Competing, scores: Floats) -> tuple[int, Floats]:
    """Return the place of the best candidate and what its chance is judged by."""
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    best = int(np.argmax(chances))
    like = (spans.owner == spans.owner[best]) & (spans.first <= spans.last[best]) & (spans.last >= spans.first[best])
    sentence = spans.sentences[int(spans.owner[best])]
    others = [each.score for each in spans.sentences if each is not sentence]
    row = [
        chances[best],
        chances[like].sum(),
        chances[best] - chances[~like].max(initial=0),
        sentence.score - max(others, default=sentence.score),
        spans.owner[best],
        spans.rows[best, FITTING_COLUMN],
        covered(sentence.shares, sentence.concepts),
        (spans.last[best] - spans.first[best] + 1) / 10,
        *spans.rows[best, _GATE_COLUMNS],
        has_names(question, sentence),
        is_of_another(question, sentence),
        *(question.expects == type_ for type_ in ANSWER_TYPES),
    ]
    return best, np.array(row, np.float32)


def _has_figure(found: Found, first: int, last: int) -> bool:
    return any(each.kind == "number" and first <= each.first <= last for each in typed_spans(found.tokens))


def _to_end_of_list(found: Found, first: int, last: int) -> int:
    """Return the last word of the longest list that these words begin or hold an item of; their own, where none does.

    What was promised may be one thing or several, and where the text says several, the first of them is half an answer.
    """
    lists = [(each.first, each.last) for each in typed_spans(found.tokens) if each.kind == "listed"]
    return max(
        (end for start, end in lists if start <= last <= end and _is_new(found, max(start, first), end)), default=last
    )


def _is_new(found: Found, first: int, last: int) -> bool:
    """Return whether most of the content words of a list are not the question's."""
    return own_share(found.tokens, found.shares, first, last) < MOST_ASKED


def _whole(question: Question, found: Found, first: int, last: int) -> tuple[int, int]:
    """Return the longest span of the type asked for that has these words: the day with its year, the figure with its
    unit; else the first that they have, where they have more words than it."""
    fitting = [each for each in typed_spans(found.tokens) if each.kind in FITTING[question.expects]]
    around = [each for each in fitting if each.first <= first and each.last >= last]
    if around:
        longest = max(around, key=lambda each: each.last - each.first)
        return longest.first, longest.last
    fits = finer(question)
    within = (each for each in outermost(fitting) if first <= each.first and each.last <= last)
    exact = (each for each in within if fits is None or fits(found.tokens.text[each.start : each.end]))
    return next(((each.first, each.last) for each in exact), (first, last))


def _edges(found: Found, first: int, last: int) -> tuple[int, int]:
    """Return the raw offsets of words, without a particle before the first one, with their signs and marks in pairs."""
    tokens = found.tokens
    start, end = int(tokens.starts[first] + tokens.skip[first]), int(tokens.ends[last])
    return balanced(tokens.text, *signed(tokens.text, start, end))
