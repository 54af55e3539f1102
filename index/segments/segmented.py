"""An index in immutable segments, as in Lucene: the common part of the inverted index and the vector index.

Added passages are buffered, and become a small segment at the next search; small segments are merged, and a deleted
passage is masked until its segment is merged. So additions and deletions never rebuild the index, and copies are cheap:
a search keeps using the state that it began with.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, Generic, Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.arrays import Keys
from index.segments.live_rows import LiveRows
from index.segments.tiers import due, due_or_worn

MERGED_AT_ONCE = 4096
"""Passages of segments that are merged at the next search; larger ones are merged by `Maintenance`."""


class Segment(Protocol):
    """Immutable arrays of some passages."""

    def __len__(self) -> int:
        """Return its number of passages."""

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return its columns by name."""


S = TypeVar("S", bound=Segment)
S_co = TypeVar("S_co", bound=Segment, covariant=True)


class Part(Protocol[S_co]):
    """A segment and its live passages."""

    @property
    def segment(self) -> S_co: ...
    @property
    def live(self) -> LiveRows: ...
    def without(self, keys: Keys) -> Self:
        """Return this part without some keys; this one is unchanged, since searches may be using it."""


P = TypeVar("P", bound=Part[Any])


class SegmentedIndex(ABC, Generic[S, P]):
    """The live passages of one collection, in segments.

    To be changed by one thread at a time. After `settle`, any number of threads may search it while a copy is changed:
    both share immutable segments.
    """

    def __init__(self) -> None:
        self._parts: list[P] = []

    @abstractmethod
    def __len__(self) -> int:
        """Return how many passages there are."""

    @abstractmethod
    def _empty(self) -> Self:
        """Return a new index of the same kind without passages."""

    @abstractmethod
    def _part(self, segment: S) -> P:
        """Return a segment with all its passages live."""

    @abstractmethod
    def _merge(self, parts: Sequence[P]) -> S:
        """Return one segment of the live passages of some parts, possibly none."""

    @abstractmethod
    def _take_new(self) -> S | None:
        """Return the buffered passages as a segment, and clear the buffer; None where it is empty."""

    def _changed(self) -> None:
        """Update what is derived from the parts, after these have changed."""

    def copy(self) -> Self:
        """Return an independent copy, which shares the segments."""
        self.settle()
        other = self._empty()
        other._parts = list(self._parts)
        other._changed()
        return other

    def settle(self) -> None:
        """Make buffered passages searchable; every search does so first."""
        new = self._take_new()
        if new is not None:
            self._parts.append(self._part(new))
            small = due([len(part.live) for part in self._parts], MERGED_AT_ONCE)
            if merged := self._parts[small]:
                self._parts[small] = [self._part(self._merge(merged))]
            self._changed()

    def remove(self, keys: Iterable[int]) -> None:
        """Delete passages; unknown keys are ignored."""
        self.settle()
        wanted = np.unique(np.fromiter(keys, np.int64))
        self._parts = [part.without(wanted) for part in self._parts]
        self._changed()

    def segments(self) -> list[S]:
        """Return the segments, which a snapshot stores together with `removed`."""
        self.settle()
        return [part.segment for part in self._parts]

    def removed(self) -> Keys:
        """Return the keys of deleted passages that are still in segments."""
        return np.concatenate([np.zeros(0, np.int64), *(part.live.removed() for part in self._parts)])

    def to_merge(self, most: int) -> tuple[S, ...]:
        """Return the segments to be merged into one of at most `most` passages; none where no merge is due."""
        self.settle()
        return tuple(part.segment for part in self._parts[due_or_worn([part.live for part in self._parts], most)])

    def merged(self, segments: Sequence[S] | None = None) -> S:
        """Return one segment of the live passages of some segments, by default of all.

        It depends on the passages only: two indexes of the same passages have equal ones.
        """
        self.settle()
        return self._merge([part for part in self._parts if segments is None or part.segment in segments])

    def replace(self, merged: Sequence[S], segment: S) -> bool:
        """Replace segments by the one merged from them, and return False where they are no longer part of this index.

        Passages deleted from them in the meantime are deleted from it.
        """
        self.settle()
        old = [part for part in self._parts if part.segment in merged]
        if len(old) < len(merged):
            return False
        removed = np.concatenate([part.live.removed() for part in old])
        at = self._parts.index(old[0])
        self._parts = [part for part in self._parts if part.segment not in merged]
        self._parts.insert(at, self._part(segment).without(removed))
        self._changed()
        return True

    def _holding(self, segments: Iterable[S], removed: Keys) -> Self:
        """Replace the content by saved segments without the passages `removed`, and return this index.

        Keys of `removed` must not have been reused.
        """
        self._parts = [self._part(segment).without(removed) for segment in segments]
        self._changed()
        return self
