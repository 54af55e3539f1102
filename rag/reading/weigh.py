"""What a question makes of the spans of a text: features of each span that depend on the question.

In: the words of a text with the weight of what each shares with the question, its candidates, and what is asked for.
Out: a matrix with a row a candidate. Words near the question's own are likelier to answer it, the question's own are
not.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from rag.asking.question import Question
from rag.asking.question_cues import AnswerType
from rag.reading.candidates import STATIC_FEATURES, Candidates
from rag.reading.kinds import KINDS, Kind
from rag.reading.tokens import Tokens

Floats = NDArray[np.float32]

ANSWER_TYPES: tuple[AnswerType, ...] = get_args(AnswerType)
# The kinds of span that are of the type asked for.
FITTING: Mapping[AnswerType, frozenset[Kind]] = {
    "person": frozenset({"person"}),
    "date": frozenset({"date"}),
    "place": frozenset({"place"}),
    "number": frozenset({"number"}),
    "amount": frozenset({"amount", "percentage", "number"}),
    "percentage": frozenset({"percentage"}),
    "duration": frozenset({"duration"}),
    "organisation": frozenset({"organisation"}),
    "name": frozenset({"quoted", "organisation", "person", "place"}),
    "reason": frozenset({"reason"}),
    "definition": frozenset({"office"}),
    "statement": frozenset({"quoted"}),
}
_WINDOWS = (1, 3, 6, 12)
_FAR = 20.0
_HEAD_REACH = 3
_TINY = 1e-6

QUESTION_FEATURES = (
    "own share", "own first", "own last", "covered outside", "left distance", "right distance",
    *(f"left {window}" for window in _WINDOWS), *(f"right {window}" for window in _WINDOWS),
    "fits", "has fitting", "in fitting", "text has fitting", "head inside", "head left", "head right",
    *(f"asks {type_}" for type_ in ANSWER_TYPES),
    "asks several", "arabic text", "other language",
)  # fmt: skip
FEATURES = STATIC_FEATURES + QUESTION_FEATURES
_PLACE = {name: at for at, name in enumerate(FEATURES)}
FITTING_COLUMN = FEATURES.index("fits")
_EXACT, _HAS, _IN = (STATIC_FEATURES.index(f"{how} {KINDS[0]}") for how in ("is", "has", "in"))


def weighed(
    tokens: Tokens,
    found: Candidates,
    question: Question,
    shared: Floats,
    heads: NDArray[np.bool_],
    *,
    other_language: bool,
) -> Floats:
    """Return the features of each candidate, float32 `(len(found), len(FEATURES))`.

    Args:
        shared: for each word of the text the weight of what it shares with the question, in shares of the question's.
        heads: for each word whether it is the noun that is asked for.
    """
    rows = np.zeros((len(found), len(FEATURES)), np.float32)
    rows[:, : len(STATIC_FEATURES)] = found.features
    for name, column in _columns(tokens, found, question, shared, heads):
        rows[:, _PLACE[name]] = column
    rows[:, _PLACE[f"asks {question.expects}"]] = 1
    rows[:, _PLACE["asks several"]] = question.several
    rows[:, _PLACE["arabic text"]] = bool(tokens.words) and "\u0620" <= tokens.words[0][0] <= "\u06ff"
    rows[:, _PLACE["other language"]] = other_language
    return rows


def _columns(
    tokens: Tokens, found: Candidates, question: Question, shared: Floats, heads: NDArray[np.bool_]
) -> Iterator[tuple[str, NDArray[np.generic] | float]]:
    """Yield the features that differ between the candidates of a text, by name."""
    first, end, n = found.first, found.last + 1, len(tokens)
    sums, own = _sums(shared), shared > 0
    owned, content, head = _sums(own), _sums(~tokens.stop), _sums(heads)
    total = max(float(sums[-1]), _TINY)
    yield "own share", (owned[end] - owned[first]) / np.maximum(content[end] - content[first], 1)
    yield "own first", own[first]
    yield "own last", own[found.last]
    yield "covered outside", (total - sums[end] + sums[first]) / max(1.0, total)
    yield from zip(("left distance", "right distance"), _nearest(own, first, found.last), strict=True)
    for window in _WINDOWS:
        yield f"left {window}", sums[first] - sums[np.maximum(first - window, 0)]
        yield f"right {window}", sums[np.minimum(end + window, n)] - sums[end]
    fitting = [KINDS.index(kind) for kind in FITTING.get(question.expects, ())]
    for name, at in (("fits", _EXACT), ("has fitting", _HAS), ("in fitting", _IN)):
        yield name, found.features[:, [at + kind for kind in fitting]].max(1, initial=0)
    yield "text has fitting", float(found.features[:, [_EXACT + kind for kind in fitting]].max(initial=0))
    yield "head inside", head[end] > head[first]
    yield "head left", head[first] > head[np.maximum(first - _HEAD_REACH, 0)]
    yield "head right", head[np.minimum(end + _HEAD_REACH, n)] > head[end]


def _sums(values: NDArray[np.generic]) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(values)])


def _nearest(own: NDArray[np.bool_], first: NDArray[np.int32], last: NDArray[np.int32]) -> tuple[Floats, Floats]:
    """Return how near the question's words are before and after each span, in (0, 1], 0 where there are none."""
    at = np.arange(len(own))
    before = np.concatenate([[-_FAR], np.maximum.accumulate(np.where(own, at, -_FAR))])
    after = np.concatenate([np.minimum.accumulate(np.where(own, at, len(own) + _FAR)[::-1])[::-1], [len(own) + _FAR]])
    left, right = first - before[first], after[last + 1] - last
    return _nearness(left), _nearness(right)


def _nearness(distance: NDArray[np.int32]) -> Floats:
    return np.where(distance < _FAR, 1 / distance, 0).astype(np.float32)
