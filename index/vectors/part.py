"""A segment of vectors without its deleted passages, and scores for a query."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Keys, Mask, Rows, Scores
from index.segments.live_rows import LiveRows
from index.vectors.encoder import Matrix
from index.vectors.segment import VectorSegment
from index.vectors.unit_rows import UnitRows

MOST_VIEWS = 2
"""Views of a passage: its text, and its translation if there is one."""

Kind = Callable[[VectorSegment], UnitRows]

KINDS: tuple[Kind, ...] = (attrgetter("sentences"), attrgetter("views"))
"""The larger first, so that the last task of a parallel search is small."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A segment and its live passages."""

    segment: VectorSegment
    live: LiveRows

    def without(self, keys: Keys) -> Self:
        """Return this part without some keys; this one is unchanged, since searches may be using it."""
        _, rows = self.live.find(keys)
        return replace(self, live=self.live.without(rows)) if len(rows) else self

    def has_more_than(self, count: int, mask: Mask | None) -> bool:
        """Return whether more than `count` passages of the mask certainly have vectors, by a bound of constant cost."""
        dead = 0 if mask is None else len(mask) - int(np.count_nonzero(mask))
        return len(self.segment.views.rows) > MOST_VIEWS * (count + dead)

    def scores(self, query: Matrix, keys: Keys) -> tuple[Rows, Scores]:
        """Return the indices in `keys` of those that are live in this segment, and their scores."""
        which, rows = self.live.find(keys)
        one, other = (_best(*kind(self.segment).cosines(query, rows)) for kind in KINDS)
        return which, one + other

    def keys(self, mask: Mask | None) -> Keys:
        """Return the keys of passages with vectors, restricted to the mask where there is one."""
        has_some = np.diff(self.segment.views.starts) + np.diff(self.segment.sentences.starts) > 0
        return self.segment.keys[has_some if mask is None else has_some & mask]

    def count(self) -> int:
        """Return the number of live passages with vectors."""
        return int(np.count_nonzero((np.diff(self.segment.views.starts) > 0) & self.live.every()))


def _best(cosines: Scores, counts: NDArray[np.int64]) -> Scores:
    """Return the best cosine of each passage, 0 for one without any."""
    best = np.zeros(len(counts), np.float32)
    if len(cosines):
        best[counts > 0] = np.maximum.reduceat(cosines, (np.cumsum(counts) - counts)[counts > 0])
    return best
