"""Which terms stand in which rows of text: columns of numbers, so that a question meets all sentences at once.

In: counted terms, a row a sentence or a title. Out: how often each row has the terms of a question. The columns of a
passage are made once and put together for each question; of those only what the question may ask for is looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.spans import distinct, places
from index.words.postings import MOST_COUNT
from index.words.sparse import term_hash

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """A place for each term that a row has: its hash (uint64), its count there (uint8), and the number of the row.

    `lengths` are those of the rows in terms (int32); there are as many rows.
    """

    hashes: Hashes
    counts: NDArray[np.uint8]
    rows: NDArray[np.int64]
    lengths: NDArray[np.int32]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.lengths)

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, int]], lengths: Sequence[int]) -> Self:
        """Return the occurrences of counted terms, a mapping a row."""
        found = [
            (term_hash(term), min(count, MOST_COUNT), row)
            for row, terms in enumerate(rows)
            for term, count in terms.items()
        ]
        hashes, counts, numbers = zip(*found, strict=True) if found else ((), (), ())
        columns = np.array(hashes, np.uint64), np.array(counts, np.uint8), np.array(numbers, np.int64)
        return cls(*columns, np.array(lengths, np.int32))

    @classmethod
    def joined(cls, parts: Sequence["Occurrences"]) -> "Occurrences":
        """Return the rows of all parts (at least one), one part after another."""
        firsts = np.cumsum([0, *map(len, parts[:-1])]).tolist()
        return Occurrences(
            np.concatenate([part.hashes for part in parts]),
            np.concatenate([part.counts for part in parts]),
            np.concatenate([part.rows + first for part, first in zip(parts, firsts, strict=True)]),
            np.concatenate([part.lengths for part in parts]),
        )

    def among(self, hashes: Hashes) -> "Occurrences":
        """Return only the occurrences of these terms (ascending), in all rows."""
        at = places(hashes, self.hashes)
        return Occurrences(self.hashes[at >= 0], self.counts[at >= 0], self.rows[at >= 0], self.lengths)

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return in how many rows each term stands."""
        return np.asarray(np.count_nonzero(self.counts_of(hashes), axis=0), np.int64)

    def counts_of(self, hashes: Hashes) -> NDArray[np.uint8]:
        """Return uint8 `(rows, len(hashes))`: how often each row has each term."""
        wanted = distinct(hashes)
        at = places(wanted, self.hashes)
        counts = np.zeros((len(self), len(wanted)), np.uint8)
        counts[self.rows[at >= 0], at[at >= 0]] = self.counts[at >= 0]
        return counts[:, np.searchsorted(wanted, hashes)]
