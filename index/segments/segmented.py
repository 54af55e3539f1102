"""An index in segments that never change, as Lucene has it: what the index of terms and that of vectors have in common.

What is added gathers in memory and becomes a small segment at the next search; small ones merge, and a removed passage
is masked until its segment is merged. So adding and removing never rebuild, and a copy costs nothing: searches hold on
to the state that they began with.
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
"""Segments of so many passages together are merged by whoever searches next; larger ones when the library is kept."""


class Segment(Protocol):
    """Arrays of some passages that never change."""

    def __len__(self) -> int:
        """Return its number of passages."""

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all of it as named arrays."""


S = TypeVar("S", bound=Segment)
S_co = TypeVar("S_co", bound=Segment, covariant=True)


class Part(Protocol[S_co]):
    """A segment, and which of its passages are alive."""

    @property
    def segment(self) -> S_co: ...
    @property
    def live(self) -> LiveRows: ...
    def without(self, keys: Keys) -> Self:
        """Return this part without some keys. This one stays as it is, for those who search it now."""


P = TypeVar("P", bound=Part[Any])


class SegmentedIndex(ABC, Generic[S, P]):
    """The live passages of one collection, in segments.

    Changed by one thread at a time. Once `settle` was called, any number of threads may search it, and a copy may be
    changed meanwhile: they share what never changes.
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
        """Return all of a segment."""

    @abstractmethod
    def _merge(self, parts: Sequence[P]) -> S:
        """Return one segment of the passages that are alive in some parts, of which there may be none."""

    @abstractmethod
    def _take_new(self) -> S | None:
        """Return a segment of what was added and is not searchable yet, and forget that; None where that is nothing."""

    def _changed(self) -> None:
        """See to what depends on the parts, which are others now."""

    def copy(self) -> Self:
        """Return an index that can be changed without changing this one."""
        self.settle()
        other = self._empty()
        other._parts = list(self._parts)
        other._changed()
        return other

    def settle(self) -> None:
        """Make what was added searchable. Searching does so too; it is no change for others after that."""
        new = self._take_new()
        if new is not None:
            self._parts.append(self._part(new))
            small = due([len(part.live) for part in self._parts], MERGED_AT_ONCE)
            if merged := self._parts[small]:
                self._parts[small] = [self._part(self._merge(merged))]
            self._changed()

    def remove(self, keys: Iterable[int]) -> None:
        """Forget passages; a key that is not there is no error."""
        self.settle()
        wanted = np.unique(np.fromiter(keys, np.int64))
        self._parts = [part.without(wanted) for part in self._parts]
        self._changed()

    def segments(self) -> list[S]:
        """Return the segments: what a snapshot keeps, with `removed`."""
        self.settle()
        return [part.segment for part in self._parts]

    def removed(self) -> Keys:
        """Return the keys of removed passages that a segment still holds."""
        return np.concatenate([np.zeros(0, np.int64), *(part.live.removed() for part in self._parts)])

    def to_merge(self, most: int) -> tuple[S, ...]:
        """Return the segments that should become one of at most `most` passages, none where all is well."""
        self.settle()
        return tuple(part.segment for part in self._parts[due_or_worn([part.live for part in self._parts], most)])

    def merged(self, segments: Sequence[S] | None = None) -> S:
        """Return one segment of the passages alive in some segments, by default in all: two indexes of the same
        passages have equal ones."""
        self.settle()
        return self._merge([part for part in self._parts if segments is None or part.segment in segments])

    def replace(self, merged: Sequence[S], segment: S) -> bool:
        """Put a segment in the place of those it was merged from, and return whether these are still here.

        What was removed from them meanwhile is removed.
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
        """Hold saved segments without some passages, in place of what there was, and return this index.

        None of these keys may have come back.
        """
        self._parts = [self._part(segment).without(removed) for segment in segments]
        self._changed()
        return self
