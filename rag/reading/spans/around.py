"""Context features: how near the words that match the question are, and how much of it they cover.

In: texts aligned with a question. Out: features of each place between words, to its left and to its right. There are
far fewer places than candidate spans, so that what depends on one end of a span alone is computed once for each place.
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
    """The words of a text: of each the share of the question that it covers (`shares`), whether it matches the question
    at all (`own`), and whether it matches the head noun (`heads`)."""

    tokens: Tokens
    shares: Floats
    own: NDArray[np.bool_]
    heads: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Places:
    """A place before the first word of each text and one after each word, those of all texts one after another.

    Cumulative sums over the words of its text before each place: `sums` of their shares, `owned`, `content` and `head`
    of how many match the question, are content words and match the head noun. `start` and `stop` are the first and the
    last place of its text, and `starts` the first ones of all texts.
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
        """Return the places of some texts, at least one."""
        sizes = np.array([len(each.own) + 1 for each in texts])
        ends = sizes.cumsum()
        starts = ends - sizes
        sums = np.concatenate([*map(_sums, texts)], axis=1).astype(np.float64)
        shares, owned, content, head = sums
        return cls(shares, owned, content, head, starts, starts.repeat(sizes), (ends - 1).repeat(sizes))

    def before(self) -> Floats:
        """Return the features `BEFORE` of words that begin at each place, float32 `(len(BEFORE), places)`."""
        sums, head, at, is_own = self.sums, self.head, np.arange(len(self.sums)), self._is_own()
        after_own = np.maximum.accumulate(np.where(is_own[:-1], at, -1))
        features = np.empty((len(BEFORE), len(at)), np.float32)
        features[0] = is_own[1:]
        features[1] = _nearness(at + 1 - after_own, after_own > self.start)
        features[2:-1] = sums - sums[np.maximum(at - _REACHES, self.start)]
        features[-1] = head > head[np.maximum(at - _HEAD_REACH, self.start)]
        return features

    def after(self) -> Floats:
        """Return the features `AFTER` of words that end at each place, float32 `(len(AFTER), places)`."""
        sums, head, at, is_own = self.sums, self.head, np.arange(len(self.sums)), self._is_own()
        after_own = np.minimum.accumulate(np.where(is_own[1:], at + 1, len(at))[::-1])[::-1]
        features = np.empty((len(AFTER), len(at)), np.float32)
        features[0] = is_own[:-1]
        features[1] = _nearness(after_own - at, after_own <= self.stop)
        features[2:-1] = sums[np.minimum(at + _REACHES, self.stop)] - sums
        features[-1] = head[np.minimum(at + _HEAD_REACH, self.stop)] > head
        return features

    def _is_own(self) -> NDArray[np.bool_]:
        """Return whether each place stands after one of the question's words, with one more place at the end, which
        does not."""
        is_own = np.zeros(len(self.owned) + 1, np.bool_)
        np.greater(self.owned[1:], self.owned[:-1], out=is_own[1:-1])
        return is_own


def _sums(text: Words) -> Floats:
    words = np.zeros((4, len(text.own) + 1), np.float32)
    words[:, 1:] = text.shares, text.own, ~text.tokens.stop, text.heads
    return words.cumsum(axis=1)


def _nearness(distance: Ints, is_there: NDArray[np.bool_]) -> Doubles:
    """Return how near something is so many words away, in (0, 1], 0 where that is far, or in no text of its own."""
    return np.where(is_there & (distance < _FAR), 1 / distance, 0)
