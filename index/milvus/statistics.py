"""How many passages there are and in how many each term occurs: what BM25 weighs a question by, kept beside the rows.

Whoever writes adds a row to a log: what came, or what went, summed up. A node adds up the rows that it sees and keeps
the sums; before each search it asks which rows there are, and fetches those that are new. Rows merge in tiers, as
segments do: one that was made of others names them, so that nobody counts both.

Where a node dies between the passages of a document and the document's row, its sums stay behind, and where two remove
one document at the same moment, it is counted down twice: weights are off by so much until `reindex` counts anew.
"""

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, groupby
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.milvus.connection import Milvus, Row
from index.milvus.facets import owned_by
from index.milvus.terms import Dimensions
from index.segments.tiers import NOTHING, due
from index.words.bound_query import Statistics

MOST_TERMS = 1 << 20
"""Terms of the largest row: 8 MB, of the 64 that a message to Milvus may have."""

_SETTLED_US = 60 * 1_000_000
"""Rows younger than this are not merged: a writer whose clock is late may still add one before them."""

_S_TO_US = 1_000_000
_SUMMED = ("documents", "passages", "length")
_FIELDS = ("id", "collection", "at", "sign", *_SUMMED, "replaces")


@dataclass(frozen=True, slots=True)
class Sums:
    """What some documents are together: how many passages, how long, and in how many of these each term occurs."""

    documents: int
    passages: int
    length: int
    terms: Mapping[int, float]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row of the log, its terms in columns."""

    row: Row
    terms: Dimensions
    counts: NDArray[np.int64]

    def sum(self, name: str) -> int:
        """Return what the row adds to a total of `_SUMMED`."""
        return int(self.row["sign"] * self.row[name])


@dataclass(frozen=True, slots=True)
class Known:
    """The sums of one collection at one moment."""

    entries: tuple[Entry, ...] = ()

    @property
    def generation(self) -> int:
        """When the last change was written, in microseconds."""
        return max((entry.row["at"] for entry in self.entries), default=0)

    def total(self, name: str) -> int:
        """Return the number of documents or passages, or how long the passages are together."""
        return max(0, sum(entry.sum(name) for entry in self.entries))

    def statistics(self) -> Statistics:
        """Return what weighs a question."""
        return Statistics(self.total("passages"), self.total("length"), self.frequencies)

    def frequencies(self, wanted: Dimensions) -> NDArray[np.int64]:
        """Return in how many passages each term occurs."""
        found = np.zeros(len(wanted), np.int64)
        for entry in self.entries:
            if len(entry.terms):
                at = np.minimum(np.searchsorted(entry.terms, wanted), len(entry.terms) - 1)
                found += entry.row["sign"] * np.where(entry.terms[at] == wanted, entry.counts[at], 0)
        return found.clip(0)


def last_change(known: Iterable[Known]) -> int:
    """Return when the last change of several collections was written, in microseconds; 0 for none."""
    return max((each.generation for each in known), default=0)


class Log:
    """The log of a library, and what this process has read of it. Used from any thread."""

    def __init__(self, milvus: Milvus) -> None:
        self._milvus = milvus
        self._table = milvus.tables.statistics
        self._read: dict[int, Entry] = {}

    def write(self, key: int, collection: str, sign: Literal[1, -1], sums: Sums) -> None:
        """Add a row: what came (`sign` 1) or went (-1)."""
        row = {"id": key, "collection": collection, "at": _now_us(), "sign": sign, "replaces": []}
        self._milvus.insert(self._table, [row | asdict(sums)])

    def known(self, collection: str) -> Known:
        """Return the sums of a collection as they are now."""
        rows = _not_replaced(self._milvus.query(self._table, owned_by(collection), _FIELDS))
        return Known(self._entries(rows))

    def totals(self) -> dict[str, Known]:
        """Return the sums of all collections, without terms."""
        rows = sorted(_not_replaced(self._milvus.scan(self._table, "id >= 0", _FIELDS)), key=_collection)
        return {name: Known(tuple(_entry(row, {}) for row in some)) for name, some in groupby(rows, _collection)}

    def forget(self, collection: str) -> None:
        """Delete all rows of a collection."""
        self._milvus.delete_where(self._table, owned_by(collection))

    def merge(self, collection: str) -> None:
        """Merge the rows of a collection of which there are many by now, and delete those that were merged before."""
        rows = self._milvus.query(self._table, owned_by(collection), _FIELDS)
        current = _not_replaced(rows)
        self._milvus.delete(self._table, sorted({row["id"] for row in rows} - {row["id"] for row in current}))
        settled = [row for row in current if row["at"] < _now_us() - _SETTLED_US]
        for sign in (1, -1):
            entries = sorted(self._entries([row for row in settled if row["sign"] == sign]), key=_size, reverse=True)
            merged = due([len(entry.terms) for entry in entries], MOST_TERMS)
            if merged != NOTHING:
                self._milvus.upsert(self._table, [_merged(entries[merged])])

    def _entries(self, rows: Sequence[Row]) -> tuple[Entry, ...]:
        missing = [row["id"] for row in rows if row["id"] not in self._read]
        terms = {row["id"]: row["terms"] for row in self._milvus.get(self._table, missing, ("id", "terms"))}
        self._read |= {row["id"]: _entry(row, terms[row["id"]]) for row in rows if row["id"] in terms}
        return tuple(self._read[row["id"]] for row in rows if row["id"] in self._read)


def _entry(row: Row, terms: Mapping[int, float]) -> Entry:
    kept = sorted((dimension, count) for dimension, count in terms.items() if dimension)
    columns = np.array([dimension for dimension, _ in kept], np.uint64), np.array([count for _, count in kept])
    return Entry(row, columns[0], columns[1].astype(np.int64))


def _merged(entries: Sequence[Entry]) -> Row:
    """Return one row in place of several. Two nodes that merge the same ones write the same row."""
    ids = sorted(entry.row["id"] for entry in entries)
    first = entries[0].row
    key = int.from_bytes(hashlib.blake2b(str(ids).encode(), digest_size=8).digest()) >> 1
    terms, at = np.unique(np.concatenate([entry.terms for entry in entries]), return_inverse=True)
    counts = np.bincount(at, np.concatenate([entry.counts for entry in entries]))
    return {
        "id": key,
        "collection": first["collection"],
        "at": max(entry.row["at"] for entry in entries),
        **{name: sum(entry.row[name] for entry in entries) for name in _SUMMED},
        "sign": first["sign"],
        "replaces": ids,
        "terms": dict(zip(terms.tolist(), counts.tolist(), strict=True)) or {0: 1.0},
    }


def _not_replaced(rows: Iterable[Row]) -> list[Row]:
    found = list(rows)
    replaced = set(chain.from_iterable(row["replaces"] for row in found))
    return [row for row in found if row["id"] not in replaced]


def _size(entry: Entry) -> int:
    return len(entry.terms)


def _collection(row: Row) -> str:
    return str(row["collection"])


def _now_us() -> int:
    return int(time.time() * _S_TO_US)
