"""An inverted index over terms, scored as a probabilistic structured query.

In: passages as counted terms under an integer key. Out: the keys that share a concept with a query, and their scores.
Terms are stored as 64-bit hashes, postings in segments that never change (see `postings` and `segmented`).

A query is a list of concepts, and a concept a set of weighted alternatives for one word of the question (its stem, its
translations, its sound). Their frequencies are pooled before BM25 saturates them:

    score(p) = sum over concepts c of  idf(c) · tf (k1 + 1) / (tf + k1 (1 - b + b |p| / avg)),
    tf = sum over alternatives t of c of  w(t) · tf(t, p),     df(c) = sum of  w(t) · df(t)

`bm25` scores given passages, and `maxscore` finds the best without reading every posting.

Source: Darwish and Oard, SIGIR 2003 (probabilistic structured queries); Robertson and Zaragoza, 2009 (BM25). Measured
against adding each alternative's own BM25: nDCG@10 .656 against .535 on English titles -> Arabic sections of software
manuals.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Frequencies, Hashes, Keys, Scores
from index.segments.living import Living
from index.segments.segmented import SegmentedIndex
from index.words.bm25 import Scorer
from index.words.maxscore import Wanted, best_of, nth_best
from index.words.postings import CountedPassages, Segment
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash

# About as many passages as the weights of words need to settle: chosen; 20 to 200 rank alike (nDCG@10 within .002).
UNSEEN_PASSAGES = 100


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A segment, which of its passages are alive, and how long these are together.

    `frequency` says in how many passages that are alive each term occurs; None where all are alive.
    """

    segment: Segment
    living: Living
    total_length: int
    frequency: NDArray[np.int64] | None = None

    def without(self, keys: Keys) -> Self:
        """Return this part without some keys. This one stays as it is, for those who search it now."""
        _, rows = self.living.find(keys)
        if not len(rows):
            return self
        counted = np.diff(self.segment.starts) if self.frequency is None else self.frequency
        _, terms, _ = self.segment.terms_of(rows)
        frequency = counted - np.bincount(terms, minlength=len(counted))
        total_length = self.total_length - int(self.segment.lengths[rows].sum(dtype=np.int64))
        return replace(self, living=self.living.without(rows), total_length=total_length, frequency=frequency)

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return in how many passages that are alive each term occurs."""
        if self.frequency is None or not len(self.frequency):
            return self.segment.frequencies(hashes)
        at = self.segment.locate(hashes)
        return np.where(at >= 0, self.frequency[at], 0)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What BM25 knows of all passages: how many there are, how long together, and in how many each term occurs."""

    passages: int
    total_length: int
    frequencies: Frequencies


class SparseIndex(SegmentedIndex[Segment, _Part]):
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

    def _part(self, segment: Segment) -> _Part:
        return _Part(segment, Living(segment.keys), int(segment.lengths.sum(dtype=np.int64)))

    def _merge(self, parts: Sequence[_Part]) -> Segment:
        if not parts:
            return Segment.of(CountedPassages())
        return Segment.merged([part.segment for part in parts], [part.living.every() for part in parts])

    def _take_new(self) -> Segment | None:
        if not self._new:
            return None
        new, self._new = self._new, CountedPassages()
        return Segment.of(new)

    def _changed(self) -> None:
        self._passages = sum(len(part.living) for part in self._parts)
        self._total_length = sum(part.total_length for part in self._parts)

    def add(self, key: int, terms: Mapping[str, int], length: int) -> None:
        """Index a passage under its key (terms with frequencies; length in terms). A key is added once."""
        self._new.add(key, length, map(term_hash, terms), terms.values())

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return in how many passages each term occurs."""
        self.settle()
        return _frequencies(self._parts, hashes)

    def ask(self, query: SparseQuery, among: "Statistics | None" = None) -> "BoundQuery":
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


class BoundQuery:
    """A query bound to the passages that were there when it was asked, which later changes do not reach."""

    def __init__(self, parts: Sequence[_Part], query: SparseQuery, among: Statistics) -> None:
        # A collection without passages, or a query without terms, finds nothing.
        self._parts = parts if among.passages and len(query.hashes) else []
        self._query, self._among = query, among

    @cached_property
    def _scorer(self) -> Scorer:
        """The weights of the query: found when they are first needed, so that vectors may be searched meanwhile."""
        average_length = max(self._among.total_length / self._among.passages, 1.0)
        return Scorer(self._query, self._among.frequencies, self._among.passages, average_length)

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]:
        """Return keys of passages that share a concept with the query, and their scores > 0 (unsorted).

        Args:
            count: only the best so many, and those that score as the last of them does; None for all there are.
            allowed: the only keys to look at; None for all.
        """
        found = [(np.zeros(0, np.int64), np.zeros(0, np.float32))]
        wanted = Wanted(count)
        # The small ones first: what their best reach is soon found, and ends the reading of the large ones.
        for part in sorted(self._parts, key=lambda part: len(part.segment)):
            rows, scores = best_of(self._scorer, part.segment, part.living.searched(allowed), wanted)
            found.append((part.segment.keys[rows], scores))
            wanted = wanted.after(part.segment, scores)
        keys, scores = (np.concatenate(column) for column in zip(*found, strict=True))
        chosen = scores >= nth_best(scores, count)
        return keys[chosen], scores[chosen]

    def scores(self, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)`: the score of each passage, 0 for one that shares no concept or is not here."""
        return self._of_each(keys, self._scorer.score_rows) if self._parts else np.zeros(len(keys), np.float32)

    def weights(self) -> tuple[Hashes, Scores]:
        """Return the terms, and what each adds to the score of a passage that has it once; see `Scorer.term_gains`."""
        if not self._parts:
            return np.zeros(0, np.uint64), np.zeros(0, np.float32)
        return self._scorer.hashes, self._scorer.term_gains()

    def coverage(self, keys: Keys) -> Scores:
        """Return float32 `(len(keys),)` in [0, 1]: the share of the query's weight (idf) that each passage has.

        A concept that occurs in no passage weighs most, so that a question about something else is never covered. The
        weights are those of a collection larger by `UNSEEN_PASSAGES`: where every passage speaks of one thing, its
        name would weigh nothing against any word of the question that the passages happen not to use.
        """
        if not self._parts:
            return np.zeros(len(keys), np.float32)
        return self._of_each(keys, partial(self._scorer.coverage, unseen=UNSEEN_PASSAGES))

    def _of_each(self, keys: Keys, value: Callable[[Segment, Keys], Scores]) -> Scores:
        found = np.zeros(len(keys), np.float32)
        for part in self._parts:
            which, rows = part.living.find(keys)
            if len(which):
                found[which] = value(part.segment, rows)
        return found


def _frequencies(parts: Sequence[_Part], hashes: Hashes) -> NDArray[np.int64]:
    return sum((part.frequencies(hashes) for part in parts), np.zeros(len(hashes), np.int64))
