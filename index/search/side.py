"""One side (sparse or dense) of a collection's index in memory, and its segment files.

A side includes all changes of the log up to some number (that of a snapshot, or 0), and catches up with a transaction.
It is copied before it is changed, since searches use it; once a segment was written to a snapshot, it is replaced by a
mapping of its file, whose pages processes share.
"""

import copy
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, Generic, Self, TypeVar

import apsw

from index.arrays import Keys
from index.segments.segmented import Segment, SegmentedIndex
from index.storage.changes import Delta, changes_since
from index.storage.columns import Arrays, Buffer, mapped, pieces
from index.storage.snapshot import FrozenFile, FrozenSide, Names, SavedFile, Snapshots
from index.storage.snapshot_rows import REMOVED, Side

MOST_MERGED = 1 << 18
"""Passages of the largest segment: merging a million takes minutes, and four segments are searched as fast as one."""

SETTLED_AT = 1 << 12
MERGED_AT = 1 << 16
"""Passages after which segments are made, and merged, while a large collection is loaded from the database; chosen."""


S = TypeVar("S", bound=Segment)
Index = TypeVar("Index", bound=SegmentedIndex[Any, Any])


class Growth:
    """Makes segments while a large collection is loaded: buffered passages, as Python objects, take tenfold memory."""

    def __init__(self, index: SegmentedIndex[Any, Any]) -> None:
        self._index = index
        self._new = 0
        self._unmerged = 0

    def added(self, passages: int) -> None:
        """Make or merge segments, if due after the addition of so many passages."""
        self._new += passages
        if self._new >= SETTLED_AT:
            self._index.settle()
            self._unmerged, self._new = self._unmerged + self._new, 0
        if self._unmerged >= MERGED_AT:
            self._unmerged = 0
            while segments := self._index.to_merge(MOST_MERGED):
                self._index.replace(segments, self._index.merged(segments))


class IndexSide(ABC, Generic[S, Index]):
    """An index, the change that it stands at, and the names of the files that hold its segments."""

    def __init__(self, collection: int, side: Side, index: Index) -> None:
        self.collection = collection
        self.side = side
        self.index = index
        self.change = 0
        self._files: dict[S, str] = {}

    @abstractmethod
    def catch_up(self, connection: apsw.Connection) -> list[int]:
        """Update the index to the state of the transaction, and return the keys newly found without vectors.

        After an error, the side must be discarded.
        """

    @abstractmethod
    def _segment(self, arrays: Arrays) -> S:
        """Return the segment with these columns. Raises: ValueError, KeyError where they are not valid."""

    @abstractmethod
    def _assembled(self, segments: Sequence[S], removed: Keys) -> Index:
        """Return the index of these segments without some keys."""

    def copy(self) -> Self:
        """Return an independent copy, which shares the segments."""
        other = copy.copy(self)
        other.index, other._files = self.index.copy(), dict(self._files)
        return other

    def load(self, connection: apsw.Connection, snapshots: Snapshots) -> None:
        """Load the snapshot, if there is a valid one."""
        if saved := snapshots.read(connection, self.collection, self.side, self._parse):
            self.index, self.change = saved

    def freeze(self) -> FrozenSide:
        """Return the files of a snapshot."""
        columns = [(f"{at:04}", self._files.get(each), each.arrays) for at, each in enumerate(self.index.segments())]
        files = [FrozenFile(part, name, partial(_pieces, arrays)) for part, name, arrays in columns]
        removed = FrozenFile(REMOVED, None, partial(pieces, {"keys": self.index.removed()}))
        return FrozenSide(self.side, [*files, removed], len(self.index))

    def adopt(self, frozen: Self, names: Names, snapshots: Snapshots) -> None:
        """Replace segments that were just written by mappings of their files.

        Args:
            frozen: the side of which the snapshot was made; this one is the same or a later state of it.
            names: of the files, by side and part.
        """
        for at, segment in enumerate(frozen.index.segments()):
            name = names[self.side.name, f"{at:04}"]
            contents = None if segment in self._files else snapshots.folder.open(name)
            if contents is not None:
                shared = self._segment(mapped(contents))
                if self.index.replace([segment], shared):
                    self._files[shared] = name
        self._files = {each: self._files[each] for each in self.index.segments() if each in self._files}

    @property
    def files(self) -> Iterable[str]:
        """The names of its segment files."""
        return self._files.values()

    def _removed_by(self, delta: Delta) -> set[int]:
        """Delete the passages that a delta removes, and return their keys; none for a side still empty."""
        gone = set(chain.from_iterable(delta.removed)) if self.change else set()
        if gone:
            self.index.remove(gone)
        return gone

    def _delta(self, connection: apsw.Connection) -> Delta:
        return changes_since(connection, self.collection, self.change)

    def _parse(self, files: Mapping[str, SavedFile]) -> Index:
        try:
            columns = {part: mapped(file.contents) for part, file in files.items()}
            removed = columns.pop(REMOVED)["keys"]
            segments = {part: self._segment(arrays) for part, arrays in sorted(columns.items())}
            index = self._assembled(list(segments.values()), removed)
        except KeyError as error:
            raise ValueError(f"{error} is missing") from error
        self._files = {segment: files[part].name for part, segment in segments.items()}
        return index


def _pieces(arrays: Any) -> Iterable[Buffer]:
    return pieces(arrays())
