"""A sparse term-count matrix of sentences or titles, in coordinate form.

In: counted terms, a row a sentence or a title. Out: how often each row has the terms of a question. The matrix of a
passage is made once; those of the retrieved passages are joined for each question and searched once for all its terms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.spans import places
from index.words.postings import MOST_COUNT
from index.words.term_hash import term_hash

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """An entry for each term of each row: its hash (uint64), its count (uint8), and the number of the row.

    `lengths` are those of the rows in terms (int32); there are as many rows.
    """

    hashes: Hashes
    times: NDArray[np.uint8]
    rows: NDArray[np.int64]
    lengths: NDArray[np.int32]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.lengths)

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, int]], lengths: Sequence[int]) -> Self:
        """Return the occurrences of counted terms, a mapping a row."""
        sizes = [len(terms) for terms in rows]
        total = sum(sizes)
        hashes = np.fromiter((term_hash(term) for terms in rows for term in terms), np.uint64, total)
        times = np.fromiter((min(n, MOST_COUNT) for terms in rows for n in terms.values()), np.uint8, total)
        return cls(hashes, times, np.repeat(np.arange(len(sizes)), sizes), np.array(lengths, np.int32))

    @classmethod
    def joined(cls, parts: Sequence["Occurrences"]) -> "Occurrences":
        """Return the rows of all parts (at least one), one part after another."""
        firsts = [0, *accumulate(map(len, parts[:-1]))]
        return Occurrences(
            np.concatenate([part.hashes for part in parts]),
            np.concatenate([part.times for part in parts]),
            np.concatenate([part.rows + first for part, first in zip(parts, firsts, strict=True)]),
            np.concatenate([part.lengths for part in parts]),
        )

    def counts(self, hashes: Hashes) -> "Counts":
        """Return how often each row has each of these terms (distinct, ascending)."""
        at = places(hashes, self.hashes)
        (found,) = (at >= 0).nonzero()
        table = np.zeros((len(self), len(hashes)), np.uint8)
        table[self.rows[found], at[found]] = self.times[found]
        return Counts(hashes, table, np.bincount(at[found], minlength=len(hashes)))


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How often each row has each of some terms: uint64 `hashes`, ascending, the `table`, uint8 `(rows, len(hashes))`,
    and the number of rows with each term, `rows_with`."""

    hashes: Hashes
    table: NDArray[np.uint8]
    rows_with: NDArray[np.int64]

    def of(self, hashes: Hashes) -> NDArray[np.uint8]:
        """Return uint8 `(rows, len(hashes))`: how often each row has each term, all of which are among those here."""
        return self.table.take(self.hashes.searchsorted(hashes), axis=1)

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return the number of rows with each term."""
        return self.rows_with.take(self.hashes.searchsorted(hashes))
