"""An immutable segment of vectors: the views and the sentences of some passages.

In: vectors of passages, or saved columns, which may be views of a memory-mapped file. Passages are rows, in ascending
order of their keys. Deleted passages are masked elsewhere, see `part`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import Halves, Keys, Mask
from index.spans import bounds_of, spans
from index.vectors.encoder import Matrix
from index.vectors.unit_rows import COLUMNS_A_CODE, UnitRows

CODED_FROM = 16_384
"""Passages of a segment from which candidates are found by codes. Chosen: exact search of fewer takes a few ms."""


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """The vectors of several passages, passage by passage, views before sentences.

    `keys`, `views` and `sentences` are int64 `(n,)`: keys, and numbers of vectors of each kind; `rows` is float32
    `(views.sum() + sentences.sum(), dim)`, unit rows with the precision of float16 (zero for a text without tokens).
    """

    keys: Keys
    views: NDArray[np.int64]
    sentences: NDArray[np.int64]
    rows: Matrix


class VectorColumns(NamedTuple):
    """The vectors of several passages by kind: passage `i` has the next `view_counts[i]` rows of `views`, and the next
    `sentence_counts[i]` of `sentences`."""

    keys: Keys
    view_counts: NDArray[np.int64]
    views: Halves
    sentence_counts: NDArray[np.int64]
    sentences: Halves

    @classmethod
    def joined(cls, parts: Sequence["VectorColumns"]) -> Self:
        """Return the columns of one or more parts, in the order of their keys."""
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))._by_key()

    @classmethod
    def of(cls, batch: PassageVectors) -> Self:
        """Return the columns of a batch, in the order of its passages."""
        owned = np.repeat(np.arange(2 * len(batch.keys)), np.column_stack((batch.views, batch.sentences)).ravel())
        rows = batch.rows.astype(np.float16)
        return cls(batch.keys, batch.views, rows[owned % 2 == 0], batch.sentences, rows[owned % 2 == 1])

    @classmethod
    def empty(cls, dim: int) -> Self:
        """Return the columns of no passage."""
        nothing, no_rows = np.zeros(0, np.int64), np.zeros((0, dim), np.float16)
        return cls(nothing, nothing, no_rows, nothing, no_rows)

    def _by_key(self) -> Self:
        """Return the columns in ascending order of keys; nearly always they are sorted already."""
        if (np.diff(self.keys) > 0).all():
            return self
        order = np.argsort(self.keys)
        columns: list[NDArray[Any]] = []
        for counts, rows in ((self.view_counts, self.views), (self.sentence_counts, self.sentences)):
            columns += [counts[order], rows[spans(bounds_of(counts)[order], counts[order])]]
        return type(self)(self.keys[order], *columns)


@dataclass(frozen=True, slots=True, eq=False)
class VectorSegment:
    """The vectors of some passages, in ascending order of keys."""

    keys: Keys
    views: UnitRows
    sentences: UnitRows

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def of(cls, batches: Sequence[PassageVectors], dim: int) -> Self:
        """Return the segment of passages with distinct keys."""
        return cls._of_columns(VectorColumns.joined([VectorColumns.empty(dim), *map(VectorColumns.of, batches)]))

    @classmethod
    def merged(cls, segments: Sequence["VectorSegment"], alive: Sequence[Mask]) -> Self:
        """Return one segment of the live passages of several."""
        parts = [segment.columns_of(mask) for segment, mask in zip(segments, alive, strict=True)]
        return cls._of_columns(VectorColumns.joined(parts))

    @classmethod
    def _of_columns(cls, columns: VectorColumns) -> Self:
        coded = len(columns.keys) >= CODED_FROM and columns.views.shape[1] % COLUMNS_A_CODE == 0
        views = UnitRows.of(bounds_of(columns.view_counts), columns.views, coded=coded)
        return cls(columns.keys, views, UnitRows.of(bounds_of(columns.sentence_counts), columns.sentences, coded=coded))

    def columns_of(self, alive: Mask) -> VectorColumns:
        """Return the columns of live passages."""
        columns: list[NDArray[Any]] = []
        for kind in (self.views, self.sentences):
            counts = np.diff(kind.starts)
            columns += [counts[alive], kind.rows[np.repeat(alive, counts)]]
        return VectorColumns(self.keys[alive], *columns)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the columns by name, for `load`; codes are serialised by FAISS."""
        columns: dict[str, NDArray[Any] | None] = {
            "keys": self.keys,
            "view_starts": self.views.starts,
            "sentence_starts": self.sentences.starts,
            "views": self.views.rows,
            "sentences": self.sentences.rows,
            "view_codes": self.views.save(),
            "sentence_codes": self.sentences.save(),
        }
        return {name: column for name, column in columns.items() if column is not None}

    @classmethod
    def load(cls, dim: int, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Return the segment with these columns.

        Raises:
            ValueError, KeyError: they are inconsistent or incomplete, or of another dimension.
        """
        if arrays["views"].shape[1:] != (dim,) or arrays["sentences"].shape[1:] != (dim,):
            raise ValueError(f"not vectors of dimension {dim}")
        views = UnitRows.load(arrays["view_starts"], arrays["views"], arrays.get("view_codes"))
        sentences = UnitRows.load(arrays["sentence_starts"], arrays["sentences"], arrays.get("sentence_codes"))
        if not len(arrays["keys"]) + 1 == len(views.starts) == len(sentences.starts):
            raise ValueError("keys are missing")
        return cls(arrays["keys"], views, sentences)
