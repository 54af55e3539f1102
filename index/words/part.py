"""A segment of an inverted index, without its deleted passages."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes, Keys
from index.segments.live_rows import LiveRows
from index.words.postings import Segment


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A segment, its live passages, and their statistics.

    `total_length` is in terms; `frequency` are document frequencies, None while no passage was deleted.
    """

    segment: Segment
    live: LiveRows
    total_length: int
    frequency: NDArray[np.int64] | None = None

    def without(self, keys: Keys) -> Self:
        """Return this part without some keys; this one is unchanged, since searches may be using it."""
        _, rows = self.live.find(keys)
        if not len(rows):
            return self
        counted = np.diff(self.segment.starts) if self.frequency is None else self.frequency
        _, terms, _ = self.segment.terms_of(rows)
        frequency = counted - np.bincount(terms, minlength=len(counted))
        total_length = self.total_length - int(self.segment.lengths[rows].sum(dtype=np.int64))
        return replace(self, live=self.live.without(rows), total_length=total_length, frequency=frequency)

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return the document frequency of each term, int64, over live passages."""
        if self.frequency is None or not len(self.frequency):
            return self.segment.frequencies(hashes)
        at = self.segment.locate(hashes)
        return np.where(at >= 0, self.frequency[at], 0)
