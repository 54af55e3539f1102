"""An inverted index over terms, scored as a probabilistic structured query.

In: passages as counted terms under an integer key. Out: the keys that share a concept with a query, and their scores.
Terms are stored as 64-bit hashes, postings in segments that never change (see `postings` and `segmented`).

A query is a list of concepts, and a concept a set of weighted alternatives for one word of the question (its stem, its
translations, its sound). Their frequencies are pooled before BM25 saturates them:

    score(p) = sum over concepts c of  idf(c) · tf (k1 + 1) / (tf + k1 (1 - b + b |p| / avg)),
    tf = sum over alternatives t of c of  w(t) · tf(t, p),     df(c) = sum of  w(t) · df(t)

`bound_query` asks the index.

Source: Darwish and Oard, SIGIR 2003 (probabilistic structured queries); Robertson and Zaragoza, 2009 (BM25). Measured
against adding each alternative's own BM25: nDCG@10 .656 against .535 on English titles -> Arabic sections of software
manuals.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes, Keys, Scores
from index.segments.live_rows import LiveRows
from index.segments.segmented import SegmentedIndex
from index.words.bound_query import BoundQuery, Statistics
from index.words.part import Part
from index.words.postings import CountedPassages, Segment
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash


class SparseIndex(SegmentedIndex[Segment, Part]):
    """Postings of the live passages of one collection."""

    def __init__(self) -> None:
        super().__init__()
        self._passages = 0
        self._total_length = 0
        self._new = CountedPassages()

    def __len__(self) -> int:
        """Return how many passages there are."""
        self.settle()
        return self._passages

    def _empty(self) -> "SparseIndex":
        return SparseIndex()

    def _part(self, segment: Segment) -> Part:
        return Part(segment, LiveRows(segment.keys), int(segment.lengths.sum(dtype=np.int64)))

    def _merge(self, parts: Sequence[Part]) -> Segment:
        if not parts:
            return Segment.of(CountedPassages())
        return Segment.merged([part.segment for part in parts], [part.live.every() for part in parts])

    def _take_new(self) -> Segment | None:
        if not self._new:
            return None
        new, self._new = self._new, CountedPassages()
        return Segment.of(new)

    def _changed(self) -> None:
        self._passages = sum(len(part.live) for part in self._parts)
        self._total_length = sum(part.total_length for part in self._parts)

    def add(self, key: int, terms: Mapping[str, int], length: int) -> None:
        """Index a passage under its key (terms with frequencies; length in terms). A key is added once."""
        self._new.add(key, length, map(term_hash, terms), terms.values())

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return in how many passages each term occurs."""
        self.settle()
        return _frequencies(self._parts, hashes)

    def ask(self, query: SparseQuery, among: Statistics | None = None) -> BoundQuery:
        """Return the query, ready to be answered by the passages of now; for one thread.

        Args:
            among: what the passages here are some of, and weighed by; None where they are all.
        """
        self.settle()
        ours = Statistics(self._passages, self._total_length, partial(_frequencies, self._parts))
        return BoundQuery(self._parts, query, among or ours)

    def score(self, query: SparseQuery) -> tuple[Keys, Scores]:
        """Return the keys of every passage that shares a concept with the query, and their scores > 0 (unsorted)."""
        return self.ask(query).best(None)

    @classmethod
    def of_segments(cls, segments: Iterable[Segment], removed: Keys) -> Self:
        """Return the index of saved segments without some passages; none of these keys may have come back."""
        return cls()._holding(segments, removed)


def _frequencies(parts: Sequence[Part], hashes: Hashes) -> NDArray[np.int64]:
    return sum((part.frequencies(hashes) for part in parts), np.zeros(len(hashes), np.int64))
