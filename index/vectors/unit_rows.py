"""Nearest-neighbour search over immutable unit rows of one kind (views or sentences).

Rows are float16, as stored, and so are the cosines. Few rows are searched exactly, by NumPy or FAISS. Of many, FAISS
searches 4-bit codes (product quantisation with "fast scan"), 19 to 27 times smaller, for candidates only: the caller
rescores these by the rows themselves, which may be a memory-mapped file.

Source: André, Kermarrec and Le Scouarnec, VLDB 2015 (fast scan). Measured (2026-11-29, 107,468 sentence vectors of 256
columns, one busy core): codes 4.6 ns a row with a recall@10 of .991 in 500 candidates; float32 124 ns a row; codes in
128 inverted lists, half of them probed, as slow, with a recall of .96.

Codes are of the principal components that explain .95 of the variance. Recall@10 and @100 in 400 candidates: .990 and
.900 (43,585 rows of `bundled-fast`, 27 bytes), with codes of all columns .998 and .913 (32 bytes); 1.000 and .994
(16,000 rows of `bundled`, 48 bytes), with all columns 1.000 and .996 (80 bytes). With components for .92 (24 bytes),
recall@10 among a million passages is .977 instead of .984, in the same time (2026-11-30).
"""

from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.arrays import Halves, Mask, Rows, Scores
from index.spans import spans
from index.vectors.encoder import Matrix

if TYPE_CHECKING:
    from index.vectors.faiss_index import Finder


COLUMNS_A_CODE = 4
"""Principal components that share a 4-bit code. Measured: recall@100 in 500 candidates is .997, .917 and .706 with 2, 4
and 8."""

_FEW_ROWS = 512
"""Rows up to which NumPy searches, in about 0.1 ms; chosen."""

_WHOLE = 4
"""Where more than a quarter of float32 rows is wanted, the product is of all: gathering them takes longer. Measured
(2026-11-29, 1,600 rows of 640 columns, half of them wanted): 0.08 ms instead of 0.33 ms."""

_READ_AT_MOST = 20_000
"""Rows left by a filter up to which the search is exact, without codes; chosen."""

_HALF_BITS = np.int32(-0x7000_2000)
_HALF_SHIFT = 13
_HALF_SCALE = np.float32(2.0**112)
"""IEEE 754: the fraction of float32 has 13 bits more than that of float16, and the exponent biases differ by 112. The
mask has the bits of a shifted float16: sign, five of exponent, ten of fraction."""

_SPARE = 1.25
"""Oversampling for filters, relative to what a filter independent of the query would need; chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class UnitRows:
    """Rows of consecutive passages: those of passage `i` are `rows[starts[i]:starts[i + 1]]`.

    `compared` are the same rows for products: as float32 where there are few, since NumPy converts numbers more slowly
    than it multiplies them; else `rows` themselves.
    """

    starts: Rows
    rows: Halves
    finder: "Finder | None"
    compared: Halves | Matrix

    @classmethod
    def of(cls, starts: Rows, rows: Halves, *, coded: bool) -> "UnitRows":
        """Return searchable rows, with or without codes."""
        if coded:
            return cls(starts, rows, _faiss().codes(rows, COLUMNS_A_CODE), rows)
        if len(rows) <= _FEW_ROWS:
            return cls(starts, rows, None, rows.astype(np.float32))
        finder = _faiss().flat(rows)
        return cls(starts, rows, finder, _faiss().rows_of(finder))

    @property
    def is_coded(self) -> bool:
        """Whether rows are found by codes, with approximate cosines."""
        return self.finder is not None and bool(_faiss().is_coded(self.finder))

    def nearest(self, query: Matrix, count: int, mask: Mask | None, *, exact: bool = False) -> tuple[Rows, Scores]:
        """Return the numbers of the nearest `count` rows, and their cosines, approximate if `is_coded`.

        Args:
            mask: passages to which the search is restricted; None for no restriction.
            exact: search without codes, to measure their recall.
        """
        rows = len(self.rows) if mask is None else self._rows_of(mask)
        wanted = min(count, rows)
        if not wanted:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if self.finder is None or (exact and self.is_coded):
            return self._read(query, wanted, mask)
        if mask is None or not self.is_coded:
            allowed = None if mask is None else np.repeat(mask, np.diff(self.starts))
            return self._search(query, wanted, allowed)
        if rows <= _READ_AT_MOST:
            return self._read(query, wanted, mask)
        return self._search_filtered(query, wanted, mask, rows)

    def owners(self, rows: Rows) -> Rows:
        """Return the passage (its row in the segment) of each row."""
        return self.starts.searchsorted(rows, side="right") - 1

    def cosines(self, query: Matrix, passages: Rows) -> tuple[Scores, Rows]:
        """Return the cosines of all rows of these passages, passage by passage, and the number of rows of each."""
        counts = self.starts[passages + 1] - self.starts[passages]
        picked = spans(self.starts[passages], counts)
        if self.compared.dtype == np.float32 and len(picked) > len(self.rows) // _WHOLE:
            return (self.compared @ query)[picked], counts
        # `take` releases Python's global lock, which indexing does not.
        if self.is_coded:
            return widened(self.rows.take(picked, axis=0, mode="clip")) @ query, counts
        return self.compared.take(picked, axis=0, mode="clip").astype(np.float32, copy=False) @ query, counts

    def save(self) -> NDArray[np.uint8] | None:
        """Return the codes serialised by FAISS, for `load`; None where there are none."""
        return _faiss().save(self.finder) if self.is_coded else None

    @classmethod
    def load(cls, starts: Rows, rows: Halves, file: NDArray[np.uint8] | None) -> "UnitRows":
        """Return saved rows with their codes. FAISS files have no checksum: the caller verifies their hash first.

        Raises:
            ValueError: the parts are inconsistent.
        """
        if len(starts) == 0 or starts[-1] != len(rows):
            raise ValueError("rows are missing")
        if file is None:
            return cls.of(starts, rows, coded=False)
        finder = _faiss().read(file)
        if not _faiss().is_coded(finder) or (finder.d, finder.ntotal) != rows.shape[::-1]:
            raise ValueError(f"not the codes of {len(rows)} rows of {rows.shape[1]} columns")
        return cls(starts, rows, finder, rows)

    def _rows_of(self, mask: Mask) -> int:
        """Return the number of rows of the passages in a mask, counted for the smaller of mask and complement."""
        most = 2 * np.count_nonzero(mask) > len(mask)
        (passages,) = (~mask if most else mask).nonzero()
        rows = int((self.starts[passages + 1] - self.starts[passages]).sum())
        return len(self.rows) - rows if most else rows

    def _search(self, query: Matrix, wanted: int, allowed: Mask | None = None) -> tuple[Rows, Scores]:
        cosines, found = _faiss().search(self.finder, query, wanted, allowed)
        return found, cosines

    def _search_filtered(self, query: Matrix, wanted: int, mask: Mask, rows: int) -> tuple[Rows, Scores]:
        """Search with growing oversampling until enough results pass the mask: FAISS has no filter for codes."""
        fetched = wanted * _SPARE * len(self.rows) / rows
        while True:
            found, cosines = self._search(query, min(int(fetched), len(self.rows)))
            passing = mask[self.owners(found)]
            if np.count_nonzero(passing) >= wanted or fetched >= len(self.rows):
                return found[passing], cosines[passing]
            fetched *= 2

    def _read(self, query: Matrix, wanted: int, mask: Mask | None) -> tuple[Rows, Scores]:
        passages = np.arange(len(self.starts) - 1) if mask is None else np.flatnonzero(mask)
        runs = [passages[at : at + _READ_AT_MOST] for at in range(0, len(passages), _READ_AT_MOST)]
        cosines = np.concatenate([self.cosines(query, run)[0] for run in runs])
        best = np.argpartition(-cosines, wanted - 1)[:wanted]
        if mask is None:
            return best, cosines[best]
        numbers = spans(self.starts[passages], self.starts[passages + 1] - self.starts[passages])
        return numbers[best], cosines[best]


def widened(rows: Halves) -> Matrix:
    """Return finite numbers as float32, exactly, by shifting their bits.

    Takes a third of the time of `astype` and half of that of FAISS's decoder (NumPy 2.4.6, 2026-11-30, 330 rows of 256
    columns: 0.04, 0.12 and 0.09 ms).
    """
    bits = rows.view(np.int16).astype(np.int32)
    bits <<= _HALF_SHIFT
    bits &= _HALF_BITS
    wide: Matrix = bits.view(np.float32)
    wide *= _HALF_SCALE
    return wide


def _faiss() -> ModuleType:
    """Return the module that owns FAISS; late, since it is slow to load and small collections do not need it."""
    from index.vectors import faiss_index

    return faiss_index
