"""What a question makes of the spans of a text: features of each span that depend on the question.

In: texts, the weight of what each of their words shares with the question, their candidates, and what is asked for.
Out: a matrix with a row a candidate, of all texts at once. Words near the question's own are likelier to answer it, the
question's own are not.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rag.asking.answer_type import ANSWER_TYPES
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import KINDS, Kind, Typed, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.spans.candidates import STATIC_FEATURES, Candidates

Floats = NDArray[np.float32]

_WINDOWS = (1, 3, 6, 12)
_REACHES = np.array(_WINDOWS)[:, np.newaxis]
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


def weighed(texts: Sequence[Weighed], question: Question, more: Floats) -> Floats:
    """Return the features of the candidates of all texts, float32 `(candidates, len(FEATURES) + more.shape[1])`.

    Args:
        more: further features of each text, a row a text; they go behind.
    """
    counts = [len(each.found) for each in texts]
    rows = np.zeros((sum(counts), len(FEATURES) + more.shape[1]), np.float32)
    rows[:, len(FEATURES) :] = more.repeat(counts, axis=0)
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
    sums, owned, content, head = np.concatenate([_sums(*each) for each in zip(texts, own, strict=True)], axis=1)
    total, sum_before, sum_with = np.maximum(sums[stop], _TINY), sums[first], sums[end]
    own_before, own_with = owned[first], owned[end]
    yield "own share", (own_with - own_before) / np.maximum(content[end] - content[first], 1)
    yield "own first", owned[first + 1] > own_before
    yield "own last", own_with > owned[end - 1]
    yield "covered outside", (total - sum_with + sum_before) / np.maximum(1.0, total)
    before, after = _own_around(owned)
    yield "left distance", _nearness(first + 1 - before[first], before[first] > start)
    yield "right distance", _nearness(after[end + 1] - end, after[end + 1] <= stop)
    left = sum_before - sums[np.maximum(first - _REACHES, start)]
    right = sums[np.minimum(end + _REACHES, stop)] - sum_with
    for window, *beside in zip(_WINDOWS, left, right, strict=True):
        yield from zip((f"left {window}", f"right {window}"), beside, strict=True)
    fitting = [KINDS.index(kind) for kind in FITTING.get(question.expects, ())]
    fits, has_fitting, in_fitting = (
        static[:, [at + kind for kind in fitting]].max(1, initial=0) for at in (_EXACT, _HAS, _IN)
    )
    yield "fits", fits
    yield "has fitting", has_fitting
    yield "in fitting", in_fitting
    most = [fits[till - count : till].max(initial=0) for count, till in zip(counts, accumulate(counts), strict=True)]
    yield "text has fitting", np.repeat(most, counts)
    longest, alone = (np.concatenate(each) for each in zip(*map(partial(_longest, question), texts, own), strict=True))
    yield "fits longest", longest
    yield "fits alone", alone
    head_before, head_with = head[first], head[end]
    yield "head inside", head_with > head_before
    yield "head left", head_before > head[np.maximum(first - _HEAD_REACH, start)]
    yield "head right", head[np.minimum(end + _HEAD_REACH, stop)] > head_with
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


def _sums(text: Weighed, own: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the sums of the words before each place: of their shares, and how many of them are the question's own,
    are no stop words and are the noun that is asked for; float64 `(4, words + 1)`."""
    words = np.zeros((4, len(own) + 1), np.float32)
    words[:, 1:] = text.shares, own, ~text.tokens.stop, text.heads
    return words.cumsum(axis=1).astype(np.float64)


def _own_around(owned: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the last place at or before each one, and the first from it on, that stands after one of the question's
    words; far away where there is none."""
    is_after = np.zeros(len(owned) + 1, np.bool_)
    np.greater(owned[1:], owned[:-1], out=is_after[1:-1])
    at, far = np.arange(len(is_after)), len(is_after) + int(_FAR)
    before = np.maximum.accumulate(np.where(is_after, at, -far))
    after = np.minimum.accumulate(np.where(is_after, at, far)[::-1])[::-1]
    return before, after


def _nearness(distance: NDArray[np.int64], is_there: NDArray[np.bool_]) -> Floats:
    """Return how near something is so many words away, in (0, 1], 0 where that is far, or in no text of its own."""
    return np.where(is_there & (distance < _FAR), 1 / distance, 0).astype(np.float32)
