"""What a question makes of the spans of a text: features of each span that depend on the question.

In: texts, the weight of what each of their words shares with the question, their candidates, and what is asked for.
Out: a matrix with a row a candidate, of all texts at once. Words near the question's own are likelier to answer it, the
question's own are not.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from rag.asking.question import Question
from rag.asking.question_cues import AnswerType
from rag.reading.candidates import STATIC_FEATURES, Candidates
from rag.reading.kinds import KINDS, Kind, Typed, typed_spans
from rag.reading.tokens import Tokens

Floats = NDArray[np.float32]

ANSWER_TYPES: tuple[AnswerType, ...] = get_args(AnswerType)
# The kinds of span that are of the type asked for.
FITTING: Mapping[AnswerType, frozenset[Kind]] = {
    "person": frozenset({"person", "name"}),
    "date": frozenset({"date"}),
    "place": frozenset({"place", "name"}),
    "number": frozenset({"number"}),
    "amount": frozenset({"amount", "percentage", "number"}),
    "percentage": frozenset({"percentage"}),
    "duration": frozenset({"duration"}),
    "organisation": frozenset({"organisation", "name"}),
    "name": frozenset({"quoted", "organisation", "person", "place", "name"}),
    "reason": frozenset({"reason", "purpose"}),
    "definition": frozenset({"office"}),
    "statement": frozenset({"quoted"}),
    "list": frozenset({"listed"}),
}
_WINDOWS = (1, 3, 6, 12)
_FAR = 20.0
_HEAD_REACH = 3
_TINY = 1e-6

QUESTION_FEATURES = (
    "own share", "own first", "own last", "covered outside", "left distance", "right distance",
    *(f"left {window}" for window in _WINDOWS), *(f"right {window}" for window in _WINDOWS),
    "fits", "has fitting", "in fitting", "text has fitting", "fits longest", "fits alone",
    "head inside", "head left", "head right",
    *(f"asks {type_}" for type_ in ANSWER_TYPES),
    "asks several", "arabic text", "other language",
)  # fmt: skip
FEATURES = STATIC_FEATURES + QUESTION_FEATURES
_PLACE = {name: at for at, name in enumerate(FEATURES)}
FITTING_COLUMN = FEATURES.index("fits")
_EXACT, _HAS, _IN = (STATIC_FEATURES.index(f"{how} {KINDS[0]}") for how in ("is", "has", "in"))


class Weighed(NamedTuple):
    """A text with its candidates, and what a question makes of its words.

    `shares` is for each word the weight of what it shares with the question, in shares of the question's; `heads` says
    whether it is the noun that is asked for; `other_language` whether the text is in the one not asked in.
    """

    tokens: Tokens
    found: Candidates
    shares: Floats
    heads: NDArray[np.bool_]
    other_language: bool


def weighed(texts: Sequence[Weighed], question: Question) -> Floats:
    """Return the features of the candidates of all texts, float32 `(candidates, len(FEATURES))`."""
    rows = np.zeros((sum(len(each.found) for each in texts), len(FEATURES)), np.float32)
    static = np.concatenate([each.found.features for each in texts])
    rows[:, : len(STATIC_FEATURES)] = static
    for name, column in _columns(texts, static, question):
        rows[:, _PLACE[name]] = column
    rows[:, _PLACE[f"asks {question.expects}"]] = 1
    rows[:, _PLACE["asks several"]] = question.several
    return rows


def _columns(
    texts: Sequence[Weighed], static: Floats, question: Question
) -> Iterator[tuple[str, NDArray[np.generic] | float]]:
    """Yield the features that differ between candidates, by name.

    Sums over the words of a text have a place before its first word and one after each; those of all texts stand one
    after another, `start` to `stop` for the text of each candidate.
    """
    counts, sizes = [len(each.found) for each in texts], [len(each.tokens) + 1 for each in texts]
    starts = np.array([0, *accumulate(sizes[:-1])])
    start, stop = starts.repeat(counts), (starts + sizes - 1).repeat(counts)
    first = np.concatenate([each.found.first for each in texts]) + start
    end = np.concatenate([each.found.last for each in texts]) + start + 1
    own = [each.shares > 0 for each in texts]
    sums, owned, content, head = (
        np.concatenate([_sums(words) for words in columns])
        for columns in (
            [each.shares for each in texts],
            own,
            [~each.tokens.stop for each in texts],
            [each.heads for each in texts],
        )
    )
    total = np.maximum(sums[stop], _TINY)
    yield "own share", (owned[end] - owned[first]) / np.maximum(content[end] - content[first], 1)
    yield "own first", owned[first + 1] > owned[first]
    yield "own last", owned[end] > owned[end - 1]
    yield "covered outside", (total - sums[end] + sums[first]) / np.maximum(1.0, total)
    before, after = (np.concatenate(each) for each in zip(*map(_own_around, own), strict=True))
    yield "left distance", _nearness(first - start - before[first])
    yield "right distance", _nearness(after[end] - (end - 1 - start))
    for window in _WINDOWS:
        yield f"left {window}", sums[first] - sums[np.maximum(first - window, start)]
        yield f"right {window}", sums[np.minimum(end + window, stop)] - sums[end]
    fitting = [KINDS.index(kind) for kind in FITTING.get(question.expects, ())]
    for name, at in (("fits", _EXACT), ("has fitting", _HAS), ("in fitting", _IN)):
        yield name, static[:, [at + kind for kind in fitting]].max(1, initial=0)
    columns = [_EXACT + kind for kind in fitting]
    most = np.array([each.found.features[:, columns].max(initial=0) for each in texts])
    yield "text has fitting", most.repeat(counts)
    longest, alone = (np.concatenate(each) for each in zip(*map(partial(_longest, question), texts, own), strict=True))
    yield "fits longest", longest
    yield "fits alone", alone
    yield "head inside", head[end] > head[first]
    yield "head left", head[first] > head[np.maximum(first - _HEAD_REACH, start)]
    yield "head right", head[np.minimum(end + _HEAD_REACH, stop)] > head[end]
    yield "arabic text", np.array([_is_arabic(each.tokens) for each in texts]).repeat(counts)
    yield "other language", np.array([each.other_language for each in texts]).repeat(counts)


def _is_arabic(tokens: Tokens) -> bool:
    return bool(tokens.words) and "\u0620" <= tokens.words[0][0] <= "\u06ff"


def _longest(question: Question, text: Weighed, own: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return for each candidate of a text whether it is all that is said of the type asked for, and as the only one."""
    longest = longest_new(text.tokens, FITTING.get(question.expects, frozenset()), own)
    is_longest = np.zeros(len(text.found), np.float32)
    for each in longest:
        is_longest[(text.found.first == each.first) & (text.found.last == each.last)] = 1
    return is_longest, is_longest * np.float32(len(longest) == 1)


def longest_new(tokens: Tokens, kinds: frozenset[Kind], own: NDArray[np.bool_]) -> list[Typed]:
    """Return the spans of these kinds that have more than the question's own words, without those within others."""
    new = [each for each in typed_spans(tokens) if each.kind in kinds and not own[each.first : each.last + 1].all()]
    kept: list[Typed] = []
    for each in sorted(new, key=lambda span: (span.first, -span.last)):
        if not kept or each.last > kept[-1].last:
            kept.append(each)
    return kept


def _sums(values: NDArray[np.generic]) -> NDArray[np.float64]:
    sums = np.zeros(len(values) + 1)
    sums[1:] = values.cumsum()
    return sums


def _own_around(own: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the place of the last of the question's words before each place, and of the first one from it on; far away
    where there is none."""
    at = np.arange(len(own))
    before, after = np.full(len(own) + 1, -_FAR), np.full(len(own) + 1, len(own) + _FAR)
    np.maximum.accumulate(np.where(own, at, -_FAR), out=before[1:])
    np.minimum.accumulate(np.where(own, at, len(own) + _FAR)[::-1], out=after[-2::-1])
    return before, after


def _nearness(distance: NDArray[np.float64]) -> Floats:
    """Return how near something is so many words away, in (0, 1], 0 where that is far."""
    return np.where(distance < _FAR, 1 / distance, 0).astype(np.float32)
