"""Context features of candidates: the distance to the words that match the question, and how much of it these cover.

In: texts aligned with a question. Out: features of each boundary between words, of the words on its left and on its
right. What depends on one end of a candidate alone is computed once for each boundary, as these are far fewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.reading.forms.tokens import Tokens

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

WINDOWS = (1, 3, 6, 12)
"""Sizes of the windows before and after a span, in words: chosen."""
_REACHES = np.array(WINDOWS)[:, np.newaxis]
_FAR = 20.0
_HEAD_REACH = 3

BEFORE = ("own first", "left distance", *(f"left {window}" for window in WINDOWS), "head left")
AFTER = ("own last", "right distance", *(f"right {window}" for window in WINDOWS), "head right")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: for each word the share of the question that it covers (`shares`), whether it matches the
    question at all (`own`), and whether it matches the head noun (`heads`)."""

    tokens: Tokens
    shares: Floats
    own: NDArray[np.bool_]
    heads: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Places:
    """The boundaries of the words of all texts, in order: before the first word of a text, and after each word.

    Cumulative sums over the words of a text before each boundary: `sums` of their shares; `owned`, `content` and `head`
    of the numbers of words that match the question, are content words, and match the head noun. `start` and `stop` are
    the first and the last boundary of its text, `starts` the first boundaries of all texts.
    """

    sums: Doubles
    owned: Doubles
    content: Doubles
    head: Doubles
    starts: Ints
    start: Ints
    stop: Ints

    @classmethod
    def of(cls, texts: Sequence[Words]) -> "Places":
        """Return the boundaries of some texts, at least one."""
        sizes = np.array([len(each.own) + 1 for each in texts])
        ends = sizes.cumsum()
        starts = ends - sizes
        sums = np.concatenate([*map(_sums, texts)], axis=1).astype(np.float64)
        shares, owned, content, head = sums
        return cls(shares, owned, content, head, starts, starts.repeat(sizes), (ends - 1).repeat(sizes))

    def before(self) -> Floats:
        """Return the features `BEFORE` of the spans that begin at each boundary, float32 `(len(BEFORE),
        boundaries)`."""
        sums, head, at, is_own = self.sums, self.head, np.arange(len(self.sums)), self._is_own()
        after_own = np.maximum.accumulate(np.where(is_own[:-1], at, -1))
        features = np.empty((len(BEFORE), len(at)), np.float32)
        features[0] = is_own[1:]
        features[1] = _nearness(at + 1 - after_own, after_own > self.start)
        features[2:-1] = sums - sums[np.maximum(at - _REACHES, self.start)]
        features[-1] = head > head[np.maximum(at - _HEAD_REACH, self.start)]
        return features

    def after(self) -> Floats:
        """Return the features `AFTER` of the spans that end at each boundary, float32 `(len(AFTER), boundaries)`."""
        sums, head, at, is_own = self.sums, self.head, np.arange(len(self.sums)), self._is_own()
        after_own = np.minimum.accumulate(np.where(is_own[1:], at + 1, len(at))[::-1])[::-1]
        features = np.empty((len(AFTER), len(at)), np.float32)
        features[0] = is_own[:-1]
        features[1] = _nearness(after_own - at, after_own <= self.stop)
        features[2:-1] = sums[np.minimum(at + _REACHES, self.stop)] - sums
        features[-1] = head[np.minimum(at + _HEAD_REACH, self.stop)] > head
        return features

    def _is_own(self) -> NDArray[np.bool_]:
        """Return whether the word before each boundary matches the question, with False appended."""
        is_own = np.zeros(len(self.owned) + 1, np.bool_)
        np.greater(self.owned[1:], self.owned[:-1], out=is_own[1:-1])
        return is_own


def _sums(text: Words) -> Floats:
    words = np.zeros((4, len(text.own) + 1), np.float32)
    words[:, 1:] = text.shares, text.own, ~text.tokens.stop, text.heads
    return words.cumsum(axis=1)


def _nearness(distance: Ints, is_there: NDArray[np.bool_]) -> Doubles:
    """Return 1 over the distance in words, in (0, 1]; 0 where it is `_FAR` or more, or where `is_there` is False."""
    return np.where(is_there & (distance < _FAR), 1 / distance, 0)
