"""Orphans: rows of passages, vectors and pieces without a document, left by writers that were killed.

They are never returned, but a search that finds one as a candidate is repeated in vain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import Keys
from index.milvus.catalogue import Catalogue
from index.milvus.connection import ROWS_AT_ONCE, Milvus, Row
from index.milvus.facets import among
from index.milvus.keys import age_s
from index.milvus.rows import all_pieces, head_of_piece, versions_of
from index.milvus.schema import Table

GRACE_S = 600.0
"""Least age of an orphan: the document of a younger row may be about to be written. Chosen; a batch is written within
seconds."""


@dataclass(frozen=True, slots=True)
class Orphans:
    """Names of orphaned pieces, and keys of orphaned passages by table."""

    pieces: Sequence[str]
    passages: Mapping[Table, Sequence[int]]

    def __len__(self) -> int:
        """Return the number of passages; a document of which only pieces remain counts as one."""
        return len(set(map(head_of_piece, self.pieces)).union(*self.passages.values()))


def find_orphans(milvus: Milvus, catalogue: Catalogue) -> Orphans:
    """Return all orphans of a library, which may be written to at the same time."""
    # Read before their rows: documents added in the meantime are younger than `GRACE_S`.
    documents = [row for name in catalogue.collections() for row in catalogue.every_row(name)]
    tables = milvus.tables
    passages = {
        table: _orphan_passages(milvus, table, documents) for table in (tables.passages, tables.views, tables.sentences)
    }
    return Orphans(_orphan_pieces(milvus, documents), passages)


def delete_orphans(milvus: Milvus, orphans: Orphans) -> None:
    """Delete orphans."""
    milvus.delete(milvus.tables.records, orphans.pieces)
    for table, keys in orphans.passages.items():
        for start in range(0, len(keys), ROWS_AT_ONCE):
            milvus.delete_where(table, among("passage", keys[start : start + ROWS_AT_ONCE]))


def _orphan_pieces(milvus: Milvus, documents: Sequence[Row]) -> list[str]:
    heads = {version["head"] for row in documents for version in versions_of(row)}
    names = [row["name"] for row in milvus.scan(milvus.tables.records, all_pieces(), ("name",))]
    return [name for name in names if (head := head_of_piece(name)) not in heads and age_s(head) > GRACE_S]


def _orphan_passages(milvus: Milvus, table: Table, documents: Sequence[Row]) -> list[int]:
    stored = np.fromiter((row["passage"] for row in milvus.scan(table, "passage >= 0", ("passage",))), np.int64)
    return [key for key in np.setdiff1d(stored, _passages_of(documents)).tolist() if age_s(key) > GRACE_S]


def _passages_of(documents: Sequence[Row]) -> Keys:
    """Return the keys of the passages of some documents."""
    ranges = (np.arange(row["head"], row["head"] + row["passages"]) for row in documents)
    return np.concatenate([np.zeros(0, np.int64), *ranges])
