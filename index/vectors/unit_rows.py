"""Unit rows of one kind for a run of passages, never changed, and finding the rows that are nearest to a query.

Rows are float16, as they are stored; a cosine is always of these. While there are few, numpy or FAISS compares them
all. Where there are many, FAISS compares 4-bit codes of them (product quantization, in registers: "fast scan"), 19
to 27 times fewer bytes, and only finds candidates: whoever asks scores these by the rows themselves, which may be a
memory-mapped file.

Source: André, Kermarrec and Le Scouarnec, VLDB 2015 (fast scan). Measured (2026-11-29, 107,468 sentence vectors of 256
columns, one busy core): codes 4.6 ns a row, and .991 of the true best 10 among 500 candidates; float32 124 ns a row;
codes in 128 inverted lists, as long for half of them probed, and .96. The codes are of the directions that hold .95 of
how rows differ (principal components): of the best 10 and the best 100, 400 candidates hold .990 and .900 (43,585 rows
of `bundled-fast`, 27 bytes), where codes of all columns hold .998 and .913 (32 bytes); 1.000 and .994 (16,000 rows of
`bundled`, 48 bytes) for 1.000 and .996 (80 bytes). With .92 of it, 24 bytes, a search of a million passages finds
.977 of its best 10 for .984, in as long (2026-11-30). FAISS itself is in `faiss_index`.
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
"""Columns, or directions, that share a 4-bit code. Measured: 2, 4 and 8 columns find .997, .917 and .706 of the best
100 among 500 rows."""

_FEW_ROWS = 512
"""So few rows are compared by numpy, in some 0.1 ms; chosen."""

_WHOLE = 4
"""Of rows that are float32, all are multiplied where more than a quarter is wanted: putting those together in memory
takes longer. Measured (2026-11-29, 1,600 rows of 640 columns, half wanted): 0.08 ms for 0.33 ms."""

_READ_AT_MOST = 20_000
"""Where a filter leaves so few rows, these are compared themselves: exact, and no code is looked at."""

_HALF_BITS = np.int32(-0x7000_2000)
_HALF_SHIFT = 13
_HALF_SCALE = np.float32(2.0**112)
"""IEEE 754: float32 has 13 bits more for the fraction than float16, and 2**112 is between what their exponents begin
with. The bits that a number of float16, so moved, can have: its sign, five of exponent, ten of fraction."""

_SPARE = 1.25
"""Rows fetched for one wanted, above the share that a filter lets through if it has nothing to do with the query."""


@dataclass(frozen=True, slots=True, eq=False)
class UnitRows:
    """Rows of consecutive passages: those of passage `i` are `rows[starts[i]:starts[i + 1]]`.

    `compared` are the same rows as they are multiplied: of a few, float32, because NumPy takes longer to widen a number
    than to multiply it; of many, `rows` themselves.
    """

    starts: Rows
    rows: Halves
    finder: "Finder | None"
    compared: Halves | Matrix

    @classmethod
    def of(cls, starts: Rows, rows: Halves, *, coded: bool) -> "UnitRows":
        """Return rows that can be searched, by their codes or by themselves."""
        if coded:
            return cls(starts, rows, _faiss().codes(rows, COLUMNS_A_CODE), rows)
        if len(rows) <= _FEW_ROWS:
            return cls(starts, rows, None, rows.astype(np.float32))
        finder = _faiss().flat(rows)
        return cls(starts, rows, finder, _faiss().rows_of(finder))

    @property
    def is_coded(self) -> bool:
        """Whether the cosines of what is found are only about right."""
        return self.finder is not None and bool(_faiss().is_coded(self.finder))

    def nearest(self, query: Matrix, count: int, mask: Mask | None, *, exact: bool = False) -> tuple[Rows, Scores]:
        """Return the numbers of the nearest `count` rows, and about their cosines.

        Args:
            mask: which passages may be found; None for all.
            exact: compare the rows themselves even where that takes long, which is what codes are measured against.
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
        return self._sift(query, wanted, mask, rows)

    def owners(self, rows: Rows) -> Rows:
        """Return the passage (numbered here) of each row."""
        return self.starts.searchsorted(rows, side="right") - 1

    def cosines(self, query: Matrix, passages: Rows) -> tuple[Scores, Rows]:
        """Return the cosines of all rows of these passages, one passage after another, and how many each has."""
        counts = self.starts[passages + 1] - self.starts[passages]
        picked = spans(self.starts[passages], counts)
        if self.compared.dtype == np.float32 and len(picked) > len(self.rows) // _WHOLE:
            return (self.compared @ query)[picked], counts
        # `take` lets other threads compute meanwhile, which indexing does not.
        if self.is_coded:
            return widened(self.rows.take(picked, axis=0, mode="clip")) @ query, counts
        return self.compared.take(picked, axis=0, mode="clip").astype(np.float32, copy=False) @ query, counts

    def save(self) -> NDArray[np.uint8] | None:
        """Return the codes as a FAISS file, for `load`; None where there are none."""
        return _faiss().save(self.finder) if self.is_coded else None

    @classmethod
    def load(cls, starts: Rows, rows: Halves, file: NDArray[np.uint8] | None) -> "UnitRows":
        """Return saved rows with their codes. FAISS files carry no checksum: check a hash of them first.

        Raises:
            ValueError: the parts do not belong together.
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
        """Return how many rows some passages have; by those of the others, where these are fewer."""
        most = 2 * np.count_nonzero(mask) > len(mask)
        (passages,) = (~mask if most else mask).nonzero()
        rows = int((self.starts[passages + 1] - self.starts[passages]).sum())
        return len(self.rows) - rows if most else rows

    def _search(self, query: Matrix, wanted: int, allowed: Mask | None = None) -> tuple[Rows, Scores]:
        cosines, found = _faiss().search(self.finder, query, wanted, allowed)
        return found, cosines

    def _sift(self, query: Matrix, wanted: int, mask: Mask, rows: int) -> tuple[Rows, Scores]:
        """Search for more than is wanted, as FAISS has no filter for codes, until enough of it is let through."""
        fetched = wanted * _SPARE * len(self.rows) / rows
        while True:
            found, cosines = self._search(query, min(int(fetched), len(self.rows)))
            let_through = mask[self.owners(found)]
            if np.count_nonzero(let_through) >= wanted or fetched >= len(self.rows):
                return found[let_through], cosines[let_through]
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
    """Return finite numbers as float32, exactly: by moving their bits, which takes NumPy 2.4.6 a third of the time of
    `astype`, and FAISS's decoder twice as long (2026-11-30, 330 rows of 256 columns: 0.04 ms for 0.12 and 0.09)."""
    bits = rows.view(np.int16).astype(np.int32)
    bits <<= _HALF_SHIFT
    bits &= _HALF_BITS
    wide: Matrix = bits.view(np.float32)
    wide *= _HALF_SCALE
    return wide


def _faiss() -> ModuleType:
    """Return the file that owns FAISS; late, because it is slow to load, and most collections are too small for it."""
    from index.vectors import faiss_index

    return faiss_index
