"""Postings of some passages in columns that never change: by term, to find passages, and by passage, to score them.

In: counted terms of passages, or the columns as they were saved; a column may be a view of a memory-mapped file, so
that processes share its pages. A passage is a row here, numbered in the order of its key. Which passages were removed
is not said here: see `sparse`.

    hashes[t], starts[t]:starts[t + 1]            -> rows, counts       of the passages that have term t
    keys[r],   row_starts[r]:row_starts[r + 1]    -> row_terms, row_counts   of the terms that passage r has
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes, Mask, Rows
from index.spans import distinct, places, spans

MOST_COUNT = int(np.iinfo(np.uint8).max)
"""A term is counted up to this: BM25 gives a higher count at most half a percent more."""


class CountedPassages:
    """Passages gathered to become a segment: of passage `i` the next `sizes[i]` of `hashes` and `counts`."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.lengths: list[int] = []
        self.sizes: list[int] = []
        self.hashes: list[int] = []
        self.counts: list[int] = []

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, key: int, length: int, hashes: Iterable[int], counts: Collection[int]) -> None:
        """Add a passage, its length in terms, and its terms with how often each occurs."""
        self.keys.append(key)
        self.lengths.append(length)
        self.sizes.append(len(counts))
        self.hashes.extend(hashes)
        self.counts.extend(counts)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Postings of some passages, with a hash table's work done by binary search in `hashes` and `keys` (ascending).

    `most_counts` and `least_lengths`, of each term: its highest count, and the shortest passage that has it.
    """

    keys: NDArray[np.int64]
    lengths: NDArray[np.int32]
    hashes: Hashes
    starts: Rows
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]
    row_starts: Rows
    row_terms: NDArray[np.int32]
    row_counts: NDArray[np.uint8]
    most_counts: NDArray[np.uint8]
    least_lengths: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def of(cls, passages: CountedPassages) -> Self:
        """Return the segment of passages with distinct keys."""
        terms = np.array(passages.hashes, np.uint64)
        ascending = distinct(terms)
        columns = _Columns(
            np.array(passages.keys, np.int64),
            np.array(passages.lengths, np.int64).clip(max=np.iinfo(np.int32).max).astype(np.int32),
            np.array(passages.sizes, np.int64),
            np.searchsorted(ascending, terms).astype(np.int32),
            np.array(passages.counts, np.int64).clip(max=MOST_COUNT).astype(np.uint8),
        )
        return cls._of_columns(ascending, columns.by_key())

    @classmethod
    def merged(cls, segments: Sequence["Segment"], alive: Sequence[Mask]) -> Self:
        """Return one segment of the passages of several that are alive, in the order of their keys."""
        hashes = distinct(np.concatenate([segment.hashes for segment in segments]))
        parts = [segment._columns_of(mask, hashes) for segment, mask in zip(segments, alive, strict=True)]
        columns = _Columns(*(np.concatenate(column) for column in zip(*parts, strict=True)))
        # Terms that only removed passages had are gone with them.
        occur = np.bincount(columns.terms, minlength=len(hashes)) > 0
        terms = (np.cumsum(occur, dtype=np.int32) - 1)[columns.terms]
        return cls._of_columns(hashes[occur], columns._replace(terms=terms).by_key())

    def _columns_of(self, alive: Mask, hashes: Hashes) -> "_Columns":
        """Return the passages that are alive, their terms numbered as in `hashes`."""
        sizes = np.diff(self.row_starts)
        kept = np.repeat(alive, sizes)
        terms = np.searchsorted(hashes, self.hashes).astype(np.int32)[self.row_terms[kept]]
        return _Columns(self.keys[alive], self.lengths[alive], sizes[alive], terms, self.row_counts[kept])

    @classmethod
    def _of_columns(cls, hashes: Hashes, passages: "_Columns") -> Self:
        """Return the segment of passages in the order of their keys, whose terms are numbers of `hashes`."""
        keys, lengths, sizes, terms, counts = passages
        owner = np.repeat(np.arange(len(keys), dtype=np.int32), sizes)
        order = np.argsort(terms, kind="stable")
        starts = _starts(np.bincount(terms, minlength=len(hashes)))
        rows, by_term = owner[order], counts[order]
        nothing = len(order) == 0
        most = by_term[:0] if nothing else np.maximum.reduceat(by_term, starts[:-1])
        least = lengths[:0] if nothing else np.minimum.reduceat(lengths[rows], starts[:-1])
        return cls(keys, lengths, hashes, starts, rows, by_term, _starts(sizes), terms, counts, most, least)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the columns by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Return the segment that `arrays` was taken from. Raises: KeyError when a column is missing."""
        return cls(**{field.name: arrays[field.name] for field in fields(cls)})

    def locate(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return the number of each term here, -1 where it has none."""
        # In order, each search begins where the one before ended, and reads what that has brought into the cache.
        order = hashes.argsort()
        found = np.empty(len(hashes), np.int64)
        found[order] = places(self.hashes, hashes[order])
        return found

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return in how many passages each term occurs."""
        at = self.locate(hashes)
        found = np.zeros(len(hashes), np.int64)
        found[at >= 0] = self.starts[at[at >= 0] + 1] - self.starts[at[at >= 0]]
        return found

    def terms_of(self, rows: Rows) -> tuple[Rows, NDArray[np.int32], NDArray[np.uint8]]:
        """Return all terms of some rows in columns: position in `rows`, number of the term, count."""
        sizes = self.row_starts[rows + 1] - self.row_starts[rows]
        picked = spans(self.row_starts[rows], sizes)
        return np.repeat(np.arange(len(rows)), sizes), self.row_terms[picked], self.row_counts[picked]


class _Columns(NamedTuple):
    """Passages in columns; of passage `i` the next `sizes[i]` of `terms` (numbers) and `counts`."""

    keys: NDArray[np.int64]
    lengths: NDArray[np.int32]
    sizes: Rows
    terms: NDArray[np.int32]
    counts: NDArray[np.uint8]

    def by_key(self) -> Self:
        """Return the passages in the order of their keys, in which they nearly always are."""
        if (np.diff(self.keys) > 0).all():
            return self
        order = np.argsort(self.keys)
        sizes = self.sizes[order]
        picked = spans((np.cumsum(self.sizes) - self.sizes)[order], sizes)
        return type(self)(self.keys[order], self.lengths[order], sizes, self.terms[picked], self.counts[picked])


def _starts(sizes: NDArray[np.int64]) -> Rows:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
