"""Candidates of the judge: spans of the type that a question asks for, and their distance to the words that match it.

In: the question and its match table. Out: features. A candidate has at least one word that is not in the question.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.fold import fold
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
from rag.judging.concepts.core import asking_stems, stem_hashes
from rag.judging.concepts.matches import Matches
from rag.judging.concepts.positions import APART, Positions
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Kind, Typed, typed_spans
from rag.reading.forms.tokens import Tokens, read
from rag.reading.spans.counting import MEASURED, counts_things
from rag.reading.spans.fine_types import fine_type
from rag.reading.spans.quantities import Fits

FARTHEST = 30
"""Distance in words between a candidate and a matched word from which on it does not matter: chosen."""
LOOSELY: Mapping[AnswerType, frozenset[Kind]] = {
    "duration": frozenset({"duration", "amount"}),
    "number": frozenset({"number", "amount", "percentage"}),
    "person": frozenset({"person", "office"}),
}
"""Kinds of candidates by answer type, where the judge admits more kinds than the reader: *how long* asks for a duration
or a length."""
UNSURE: frozenset[Kind] = frozenset({"name", "listed"})
"""Kinds that are never candidates, since nearly every English sentence has a span of them."""
_NO_FIGURE: frozenset[Kind] = frozenset({"date"})
_ORGANISATION: frozenset[Kind] = frozenset({"organisation"})
_COUNTS: frozenset[Kind] = frozenset({"number", "amount"})
_NOTHING_COUNTED: dict[str, float] = {"counted": 0.0, "counted_window": 1.0, "counted_evidence": 1.0}
_NUMBERS = frozenset(
    stem_hashes("number total percentage share proportion عدد كمية إجمالي نسبة حصة بلغ بلغت يبلغ تبلغ")
)
"""Words that stand before the noun that is counted: the *number* of pupils, the *share* of women, كم *بلغت* قيمته."""
_VERB_NEXT = re.compile(r"^\s+[يت]\w{2,}[^\Wاهي](?!\w)")
"""A verb right after كم, before the noun that is counted: كم *تخسر* الشركة."""
_MONEY = frozenset(stem_hashes("money cash price مال أموال نقود فلوس مصاري"))
"""Counted nouns that an amount with a currency expresses."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What makes a span a candidate: one of the `kinds`, words that pass the test `fits`, one of them not among the
    `asked` stems. A figure within a span of the kinds `apart` is no candidate.
    """

    kinds: frozenset[Kind]
    fits: Fits
    asked: frozenset[int]
    apart: frozenset[Kind]


def kind_features(question: Question, table: Matches, at: int, positions: Mapping[int, Positions]) -> dict[str, float]:
    """Return whether there is a candidate in the sentence, its window and its passage, and its least distance to a
    matched word and to the noun that is counted.

    Args:
        at: the row of the sentence.
        positions: where the concepts are in each row of its window.
    """
    wanted = _wanted(question, table)
    if not wanted.kinds:
        return {"kind_sentence": 1.0, "kind_window": 1.0, "kind_passage": 1.0, "kind_distance": 0.0} | _NOTHING_COUNTED
    passage = table.passage_of(at)
    found = {row: _candidates(table.texts[row], wanted) for row in {*passage, *positions}}
    scopes: dict[str, Iterable[int]] = {"sentence": [at], "window": positions, "passage": passage}
    matched = {row: [*chain.from_iterable(of_row.values())] for row, of_row in positions.items()}
    return (
        {f"kind_{scope}": float(any(found[row] for row in rows)) for scope, rows in scopes.items()}
        | {"kind_distance": _distance(found, matched)}
        | _counted_features(question, table, at, positions, found)
    )


def _wanted(question: Question, table: Matches) -> _Wanted:
    kinds = (LOOSELY.get(question.expects) or FITTING.get(question.expects, frozenset())) - UNSURE
    apart = _NO_FIGURE | (MEASURED if counts_things(question) else frozenset())
    return _Wanted(kinds, fine_type(question) or _any_words, frozenset(table.core.stems.tolist()), apart)


def _counted_features(
    question: Question,
    table: Matches,
    at: int,
    positions: Mapping[int, Positions],
    found: Mapping[int, Sequence[int]],
) -> dict[str, float]:
    """Return the least distance of a candidate to the noun that is counted, and the coverage of that noun."""
    counted = _counted(question, table)
    if counted is None:
        return _NOTHING_COUNTED
    return {
        "counted": _distance(found, {row: of_row.get(counted, ()) for row, of_row in positions.items()}),
        "counted_window": float(table.window_coverage(at)[counted]),
        "counted_evidence": float(table.coverage[:, counted].max()),
    }


def _distance(found: Mapping[int, Sequence[int]], matched: Mapping[int, Sequence[int]]) -> float:
    """Return the least distance between a candidate and a matched word of the same row, at most `FARTHEST`."""
    distances = (abs(place - near) for row, places in matched.items() for near in places for place in found[row])
    return float(min(chain(distances, [FARTHEST])))


def _counted(question: Question, table: Matches) -> int | None:
    """Return the concept of the noun that is counted (how many *tonnes*), None where nothing is counted."""
    if question.expects not in FIGURES or question.cue is None:
        return None
    apart = _NUMBERS | asking_stems(question)
    start, end = question.cue
    stems = stem_hashes(f"{question.text[start:end]}{_VERB_NEXT.sub('', fold(question.text[end:]))}")
    first = next((stem for stem in stems if stem not in apart), None)
    if first is None or first in _MONEY:
        return None
    return next(iter(table.core.concepts_of([first])), None)


def _candidates(texts: Sequence[str], wanted: _Wanted) -> list[int]:
    """Return the positions of the candidates in the texts of a row."""
    return [
        span.first + nth * APART
        for nth, tokens in enumerate(map(read, texts))
        for span in typed_spans(tokens)
        if span.kind in wanted.kinds and _is_candidate(span, tokens, wanted)
    ]


def _is_candidate(span: Typed, tokens: Tokens, wanted: _Wanted) -> bool:
    if not wanted.fits(tokens.text[span.start : span.end]) or _is_within(span, tokens, wanted.apart):
        return False
    within = (tokens.owners >= span.first) & (tokens.owners <= span.last)
    return not wanted.asked.issuperset(tokens.hashes[within].tolist())


def _is_within(span: Typed, tokens: Tokens, apart: frozenset[Kind]) -> bool:
    """Return whether a figure is part of a span of the kinds `apart`, or a place is part of an organisation's name."""
    outer = apart if span.kind in _COUNTS else _ORGANISATION if span.kind == "place" else frozenset()
    return any(
        each.kind in outer and each.first <= span.first and span.last <= each.last
        for each in (typed_spans(tokens) if outer else ())
    )


def _any_words(_: str) -> bool:
    return True
