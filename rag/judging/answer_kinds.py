"""Whether there is anything of the kind that a question asks for, and how far from the words that match.

In: the question and its table of matches. Out: features. What the question says itself is no answer to it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from corpus.fold import fold
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
from rag.judging.concepts.core import asking_stems, stem_hashes
from rag.judging.concepts.matches import Matches
from rag.judging.concepts.positions import APART, Positions
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import read
from rag.reading.spans.counting import MEASURED, counts_things
from rag.reading.spans.fine_types import fine_type

FARTHEST = 30
"""Words between an answer and what matches; what is farther is as good as elsewhere."""
# What may answer besides what the reader looks for: how long is asked of journeys and of railways.
LOOSELY: Mapping[AnswerType, frozenset[Kind]] = {
    "duration": frozenset({"duration", "amount"}),
    "number": frozenset({"number", "amount", "percentage"}),
    "person": frozenset({"person", "office"}),
}
UNSURE: frozenset[Kind] = frozenset({"name", "listed"})
"""Kinds that the reader goes by and that hardly any English sentence has nothing of."""
_NO_FIGURE: frozenset[Kind] = frozenset({"date"})
_COUNTS: frozenset[Kind] = frozenset({"number", "amount"})
_NOTHING_COUNTED: dict[str, float] = {"counted": 0.0, "counted_window": 1.0, "counted_evidence": 1.0}
_NUMBERS = frozenset(
    stem_hashes("number total percentage share proportion عدد كمية إجمالي نسبة حصة بلغ بلغت يبلغ تبلغ")
)
"""Words before what is counted, which are not told: the *number* of pupils, the *share* of women, كم *بلغت* قيمته."""
_VERB_NEXT = re.compile(r"^\s+[يت]\w{2,}[^\Wاهي](?!\w)")
"""After كم a verb: كم *تخسر* الشركة, of which the company is what must be told."""
_MONEY = frozenset(stem_hashes("money cash price مال أموال نقود فلوس مصاري"))
"""What is told by its currency alone."""


def kind_features(question: Question, table: Matches, at: int, positions: Mapping[int, Positions]) -> dict[str, float]:
    """Return whether there is anything of the kind asked for, and where, and whether what is counted is there."""
    kinds = (LOOSELY.get(question.expects) or FITTING.get(question.expects, frozenset())) - UNSURE
    if not kinds:
        return {"kind_sentence": 1.0, "kind_window": 1.0, "kind_passage": 1.0, "kind_distance": 0.0} | _NOTHING_COUNTED
    passage = table.passage_of(at)
    own = frozenset(table.core.stems.tolist())
    fits = fine_type(question) or _any_words
    apart = _NO_FIGURE | (MEASURED if counts_things(question) else frozenset())
    new = {row: _new_positions(table.texts[row], kinds, own, fits, apart) for row in {*passage, *positions}}
    rows: dict[str, Iterable[int]] = {"sentence": [at], "window": positions, "passage": passage}
    found = {f"kind_{scope}": float(any(new[row] for row in within)) for scope, within in rows.items()}
    distances = [
        abs(place - near)
        for row, matched in positions.items()
        for near in chain.from_iterable(matched.values())
        for place in new[row]
    ]
    found["kind_distance"] = float(min([*distances, FARTHEST]))
    counted = _counted(question, table)
    if counted is None:
        return found | _NOTHING_COUNTED
    from_noun = [
        abs(place - near)
        for row, matched in positions.items()
        for near in matched.get(counted, ())
        for place in new[row]
    ]
    return found | {
        "counted": float(min([*from_noun, FARTHEST])),
        "counted_window": float(table.near(at)[counted]),
        "counted_evidence": float(table.coverage[:, counted].max()),
    }


def _counted(question: Question, table: Matches) -> int | None:
    """Return the concept of what is counted (how many *tonnes*), None where nothing is."""
    if question.expects not in FIGURES or question.cue is None:
        return None
    apart = _NUMBERS | asking_stems(question)
    start, end = question.cue
    stems = stem_hashes(f"{question.text[start:end]}{_VERB_NEXT.sub('', fold(question.text[end:]))}")
    first = next((stem for stem in stems if stem not in apart), None)
    if first is None or first in _MONEY:
        return None
    return next(iter(table.core.concepts_of([first])), None)


def _new_positions(
    texts: Sequence[str],
    kinds: frozenset[Kind],
    own: frozenset[int],
    fits: Callable[[str], bool],
    apart: frozenset[Kind],
) -> list[int]:
    """Return the positions of the spans of these kinds that fit and have a word which the question has not; no figure
    within a span of the kinds `apart` counts."""
    found = []
    for nth, text in enumerate(texts):
        tokens = read(text)
        spans = typed_spans(tokens)
        others = [each for each in spans if each.kind in apart]
        organisations = [each for each in spans if each.kind == "organisation"]
        for span in spans:
            outer = others if span.kind in _COUNTS else organisations if span.kind == "place" else ()
            is_apart = any(o.first <= span.first and span.last <= o.last for o in outer)
            if span.kind in kinds and not is_apart and fits(text[span.start : span.end]):
                within = (tokens.owners >= span.first) & (tokens.owners <= span.last)
                if not own.issuperset(tokens.hashes[within].tolist()):
                    found.append(span.first + nth * APART)
    return found


def _any_words(_: str) -> bool:
    return True
