"""The statistics of BM25 (number of passages, document frequencies), as a log to which all nodes append.

A writer appends an entry for each batch of added or removed documents. Before each search, a node lists the entries,
fetches those that it has not read, and sums them. Entries are merged in tiers, like segments; a merged entry names the
ones that it replaces, so that none is counted twice.

If a writer is killed before it writes the row of a document, its entry remains; if two nodes remove a document at the
same time, it is subtracted twice. The statistics are then inexact until `reindex` counts again.
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
"""Terms of the largest entry: 8 MB; Milvus accepts messages of 64 MB."""

_SETTLED_US = 60 * 1_000_000
"""Least age of merged entries: a writer with a slow clock may still append entries of an earlier time. Chosen."""

_S_TO_US = 1_000_000
_SUMMED = ("documents", "passages", "length")
_FIELDS = ("id", "collection", "at", "sign", *_SUMMED, "replaces")


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of some documents: number, passages, length in terms, and the document frequency of each term."""

    documents: int
    passages: int
    length: int
    terms: Mapping[int, float]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row of the log, with its terms (ascending) and their document frequencies as arrays."""

    row: Row
    terms: Dimensions
    counts: NDArray[np.int64]

    def sum(self, name: str) -> int:
        """Return the contribution to a total of `_SUMMED`, negative for removed documents."""
        return int(self.row["sign"] * self.row[name])


@dataclass(frozen=True, slots=True)
class CollectionStatistics:
    """The statistics of one collection at a point in time."""

    entries: tuple[Entry, ...] = ()

    @property
    def generation(self) -> int:
        """The time of the last change, in microseconds since 1970; 0 if there was none."""
        return max((entry.row["at"] for entry in self.entries), default=0)

    def total(self, name: str) -> int:
        """Return a total of `_SUMMED`; not negative."""
        return max(0, sum(entry.sum(name) for entry in self.entries))

    def bm25(self) -> Statistics:
        """Return the statistics for BM25."""
        return Statistics(self.total("passages"), self.total("length"), self.frequencies)

    def frequencies(self, wanted: Dimensions) -> NDArray[np.int64]:
        """Return int64 `(terms,)`: the document frequency of each term."""
        found = np.zeros(len(wanted), np.int64)
        for entry in self.entries:
            if len(entry.terms):
                at = np.minimum(np.searchsorted(entry.terms, wanted), len(entry.terms) - 1)
                found += entry.row["sign"] * np.where(entry.terms[at] == wanted, entry.counts[at], 0)
        return found.clip(0)


def last_change(statistics: Iterable[CollectionStatistics]) -> int:
    """Return the time of the last change of any collection, in microseconds since 1970; 0 if there was none."""
    return max((each.generation for each in statistics), default=0)


class StatisticsLog:
    """The log of a library, and the entries that this process has read. Thread-safe."""

    def __init__(self, milvus: Milvus) -> None:
        self._milvus = milvus
        self._table = milvus.tables.statistics
        self._read: dict[int, Entry] = {}

    def append(self, key: int, collection: str, sign: Literal[1, -1], totals: Totals) -> None:
        """Append an entry for documents that were added (`sign` 1) or removed (-1)."""
        row = {"id": key, "collection": collection, "at": _now_us(), "sign": sign, "replaces": []}
        self._milvus.insert(self._table, [row | asdict(totals)])

    def of_collection(self, collection: str) -> CollectionStatistics:
        """Return the present statistics of a collection."""
        rows = _not_replaced(self._milvus.query(self._table, owned_by(collection), _FIELDS))
        return CollectionStatistics(self._entries(rows))

    def totals(self) -> dict[str, CollectionStatistics]:
        """Return the present statistics of all collections, without terms."""
        rows = sorted(_not_replaced(self._milvus.scan(self._table, "id >= 0", _FIELDS)), key=_collection)
        return {
            name: CollectionStatistics(tuple(_entry(row, {}) for row in some))
            for name, some in groupby(rows, _collection)
        }

    def clear(self, collection: str) -> None:
        """Delete all entries of a collection."""
        self._milvus.delete_where(self._table, owned_by(collection))

    def merge(self, collection: str) -> None:
        """Merge entries of a collection, if due, and delete those that an earlier merge replaced."""
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
    """Return the row that replaces several entries; nodes that merge the same entries write the same row."""
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
