"""An immutable segment of postings: an inverted index to find passages, and a forward index to score them.

In: term frequencies of passages, or saved columns, which may be views of a memory-mapped file whose pages processes
share. Passages are rows, in ascending order of their keys. Deleted passages are masked elsewhere, see `sparse`.

    hashes[t], starts[t]:starts[t + 1]            -> rows, counts       of the passages that have term t
    keys[r],   row_starts[r]:row_starts[r + 1]    -> row_terms, row_counts   of the terms that passage r has
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes, Mask, Rows
from index.spans import bounds_of, distinct, places, spans

MOST_COUNT = int(np.iinfo(np.uint8).max)
"""Frequencies are capped: a higher one would raise the BM25 contribution by at most half a percent."""


class CountedPassages:
    """Passages to become a segment; passage `i` has the next `sizes[i]` items of `hashes` and `counts`."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.lengths: list[int] = []
        self.sizes: list[int] = []
        self.hashes: list[int] = []
        self.counts: list[int] = []

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, key: int, length: int, hashes: Iterable[int], counts: Collection[int]) -> None:
        """Add a passage with its length and the frequencies of its terms."""
        self.keys.append(key)
        self.lengths.append(length)
        self.sizes.append(len(counts))
        self.hashes.extend(hashes)
        self.counts.extend(counts)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The columns of a segment; `hashes` and `keys` are ascending and looked up by binary search.

    `most_counts` and `least_lengths` give, for each term, its highest frequency and the length of the shortest passage
    that has it: the upper bound of its contribution to a score.
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
        """Return one segment of the live passages of several."""
        hashes = distinct(np.concatenate([segment.hashes for segment in segments]))
        parts = [segment._columns_of(mask, hashes) for segment, mask in zip(segments, alive, strict=True)]
        columns = _Columns(*(np.concatenate(column) for column in zip(*parts, strict=True)))
        # Without terms that only deleted passages had.
        occur = np.bincount(columns.terms, minlength=len(hashes)) > 0
        terms = (np.cumsum(occur, dtype=np.int32) - 1)[columns.terms]
        return cls._of_columns(hashes[occur], columns._replace(terms=terms).by_key())

    def _columns_of(self, alive: Mask, hashes: Hashes) -> "_Columns":
        """Return the live passages, their terms numbered as in `hashes`."""
        sizes = np.diff(self.row_starts)
        kept = np.repeat(alive, sizes)
        terms = np.searchsorted(hashes, self.hashes).astype(np.int32)[self.row_terms[kept]]
        return _Columns(self.keys[alive], self.lengths[alive], sizes[alive], terms, self.row_counts[kept])

    @classmethod
    def _of_columns(cls, hashes: Hashes, passages: "_Columns") -> Self:
        """Return the segment of passages in ascending order of keys, whose terms are indices of `hashes`."""
        keys, lengths, sizes, terms, counts = passages
        owner = np.repeat(np.arange(len(keys), dtype=np.int32), sizes)
        order = np.argsort(terms, kind="stable")
        starts = bounds_of(np.bincount(terms, minlength=len(hashes)))
        rows, by_term = owner[order], counts[order]
        nothing = len(order) == 0
        most = by_term[:0] if nothing else np.maximum.reduceat(by_term, starts[:-1])
        least = lengths[:0] if nothing else np.minimum.reduceat(lengths[rows], starts[:-1])
        return cls(keys, lengths, hashes, starts, rows, by_term, bounds_of(sizes), terms, counts, most, least)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the columns by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Return the segment that `arrays` was taken from. Raises: KeyError when a column is missing."""
        return cls(**{field.name: arrays[field.name] for field in fields(cls)})

    def locate(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return the number of each term in this segment, -1 for one that does not occur."""
        # Binary searches in ascending order share cache lines.
        order = hashes.argsort()
        found = np.empty(len(hashes), np.int64)
        found[order] = places(self.hashes, hashes[order])
        return found

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return the document frequency of each term."""
        at = self.locate(hashes)
        found = np.zeros(len(hashes), np.int64)
        found[at >= 0] = self.starts[at[at >= 0] + 1] - self.starts[at[at >= 0]]
        return found

    def terms_of(self, rows: Rows) -> tuple[Rows, NDArray[np.int32], NDArray[np.uint8]]:
        """Return all terms of some rows in columns: position in `rows`, number of the term, frequency."""
        sizes = self.row_starts[rows + 1] - self.row_starts[rows]
        picked = spans(self.row_starts[rows], sizes)
        return np.repeat(np.arange(len(rows)), sizes), self.row_terms[picked], self.row_counts[picked]


class _Columns(NamedTuple):
    """Passages in columns; passage `i` has the next `sizes[i]` items of `terms` (numbers) and `counts`."""

    keys: NDArray[np.int64]
    lengths: NDArray[np.int32]
    sizes: Rows
    terms: NDArray[np.int32]
    counts: NDArray[np.uint8]

    def by_key(self) -> Self:
        """Return the passages in ascending order of keys; nearly always they are sorted already."""
        if (np.diff(self.keys) > 0).all():
            return self
        order = np.argsort(self.keys)
        sizes = self.sizes[order]
        picked = spans((np.cumsum(self.sizes) - self.sizes)[order], sizes)
        return type(self)(self.keys[order], self.lengths[order], sizes, self.terms[picked], self.counts[picked])
