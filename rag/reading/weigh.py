"""What a question makes of the spans of a text: features of each span that depend on the question.

In: the words of a text with the weight of what each shares with the question, its candidates, and what is asked for.
Out: a matrix with a row a candidate. Words near the question's own are likelier to answer it, the question's own are
not.
"""

from collections.abc import Mapping
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

QUESTION_FEATURES = (
    "own share", "own first", "own last", "covered outside", "left distance", "right distance",
    *(f"left {window}" for window in _WINDOWS), *(f"right {window}" for window in _WINDOWS),
    "fits", "has fitting", "in fitting", "text has fitting", "head inside", "head left", "head right",
    *(f"asks {type_}" for type_ in ANSWER_TYPES),
    "asks several", "arabic text", "other language",
)  # fmt: skip
FEATURES = STATIC_FEATURES + QUESTION_FEATURES
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
    first, last = found.first, found.last
    sums, own = _sums(shared), shared > 0
    inside, total = sums[last + 1] - sums[first], max(float(sums[-1]), 1e-6)
    content = _sums(~tokens.stop)
    head = _sums(heads)
    fitting = [KINDS.index(kind) for kind in FITTING.get(question.expects, ())]
    fits, has, within = (
        found.features[:, [at + kind for kind in fitting]].max(1, initial=0) for at in (_EXACT, _HAS, _IN)
    )
    n = len(tokens)
    rows = len(found)
    columns = [
        (_sums(own)[last + 1] - _sums(own)[first]) / np.maximum(content[last + 1] - content[first], 1),
        own[first],
        own[last],
        (total - inside) / max(1.0, total),
        _nearest(own, first, last)[0],
        _nearest(own, first, last)[1],
        *((sums[first] - sums[np.maximum(first - window, 0)]) for window in _WINDOWS),
        *((sums[np.minimum(last + 1 + window, n)] - sums[last + 1]) for window in _WINDOWS),
        fits,
        has,
        within,
        np.full(rows, fits.max(initial=0)),
        head[last + 1] - head[first] > 0,
        head[first] - head[np.maximum(first - 3, 0)] > 0,
        head[np.minimum(last + 4, n)] - head[last + 1] > 0,
        *(np.full(rows, question.expects == type_) for type_ in ANSWER_TYPES),
        np.full(rows, question.several),
        np.full(rows, "\u0620" <= tokens.words[0][0] <= "\u06ff" if tokens.words else False),
        np.full(rows, other_language),
    ]
    return np.column_stack([found.features, *columns]).astype(np.float32)


def _sums(values: NDArray[np.generic]) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(values)])


def _nearest(own: NDArray[np.bool_], first: NDArray[np.int32], last: NDArray[np.int32]) -> tuple[Floats, Floats]:
    """Return how near the question's words are before and after each span, in (0, 1], 0 where there are none."""
    at = np.arange(len(own))
    before = np.concatenate([[-_FAR], np.maximum.accumulate(np.where(own, at, -_FAR))])
    after = np.concatenate([np.minimum.accumulate(np.where(own, at, len(own) + _FAR)[::-1])[::-1], [len(own) + _FAR]])
    left, right = first - before[first], after[last + 1] - last
    return (np.where(left < _FAR, 1 / left, 0)).astype(np.float32), (np.where(right < _FAR, 1 / right, 0)).astype(
        np.float32
    )
