"""Writes and deletes documents in Milvus, so that each is visible completely or not at all.

    sentences, views, passages, pieces ──> statistics ──> row of the document ──> deletion of the version it replaces

Milvus has no transactions. So the row of a document, which makes it visible, is written last and deleted first. A
process that is killed in between leaves rows without a document, which `orphans` deletes.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from index.milvus.catalogue import COLLECTION, Catalogue
from index.milvus.connection import MOST_FOUND, Milvus, Row
from index.milvus.facets import owned_by
from index.milvus.keys import KeyGenerator
from index.milvus.rows import (
    document_row,
    passage_rows,
    piece_name,
    pieces,
    record,
    signature_of,
    stamp_of,
    stored_document,
    vector_rows,
    versions_of,
)
from index.milvus.schema import Table
from index.milvus.statistics import StatisticsLog, Totals
from index.milvus.terms import EMPTY, document_frequencies
from index.records import NearDuplicate, StoredDocument
from index.storage.near_duplicates import nearly_the_same
from index.storage.prepare import PreparedDocument
from index.storage.store import check_collection_name
from index.words.minhash import Signature, bands

_NEAR_FIELDS = ("document_id", "described")
_COUNTED_AT_ONCE = MOST_FOUND // 16
"""Documents whose statistics are one entry of the log; chosen."""


class Writer:
    """Writes the tables of one library; one thread of a process at a time."""

    def __init__(self, milvus: Milvus, catalogue: Catalogue, log: StatisticsLog, dim: int) -> None:
        self._milvus = milvus
        self._tables = milvus.tables
        self._catalogue = catalogue
        self._log = log
        self._dim = dim
        self._keys = KeyGenerator()
        self._guard = threading.Lock()

    def create(self, collection: str) -> bool:
        """Create a collection, and return whether it is new.

        Raises:
            InvalidDocument: a name is 1-200 letters, digits, `.`, `_`, `-`.
        """
        name = COLLECTION + check_collection_name(collection)
        is_new = not self._milvus.get(self._tables.records, [name], ("name",))
        if is_new:
            self.put_record(name)
        return is_new

    def put_record(self, name: str) -> None:
        """Write a record without a value."""
        self._milvus.upsert(self._tables.records, [record(name)])

    def put(self, collection: str, batch: Sequence[PreparedDocument]) -> list[StoredDocument]:
        """Write documents with distinct ids, replacing present versions, and return them."""
        with self._guard:
            self.create(collection)
            before = self._catalogue.rows(collection, [each.document.document_id for each in batch])
            near = self._near_duplicates(collection, batch)
            keys = [self._keys.take(len(each.passages)) for each in batch]
            rows = [
                document_row(collection, each, own.start, before.get(each.document.document_id))
                for each, own in zip(batch, keys, strict=True)
            ]
            self._write_passages(collection, batch, keys)
            self._write_pieces(batch, rows)
            self._log_added(collection, batch)
            self._milvus.upsert(self._tables.documents, rows)
            self._delete_versions(collection, list(before.values()), kept=rows)
            self._log.merge(collection)
        return [replace(stored_document(row), near_duplicates=each) for row, each in zip(rows, near, strict=True)]

    def remove(self, collection: str, rows: Sequence[Row]) -> None:
        """Delete documents, given as rows, with all their versions."""
        with self._guard:
            self._milvus.delete(self._tables.documents, [row["name"] for row in rows])
            self._delete_versions(collection, rows)

    def drop(self, collection: str) -> None:
        """Delete a collection with its documents."""
        with self._guard:
            rows = list(self._catalogue.every_row(collection))
            self._milvus.delete(self._tables.documents, [row["name"] for row in rows])
            self._milvus.delete(self._tables.records, _piece_names(rows))
            self._milvus.delete(self._tables.records, [COLLECTION + collection])
            for table in self._of_passages:
                self._milvus.delete_where(table, owned_by(collection))
            self._log.clear(collection)

    def recount(self, collection: str) -> None:
        """Replace the statistics of a collection by those counted from its documents."""
        with self._guard:
            rows = list(self._catalogue.every_row(collection))
            self._log.clear(collection)
            for start in range(0, len(rows), _COUNTED_AT_ONCE):
                totals = self._totals(rows[start : start + _COUNTED_AT_ONCE])
                self._log.append(self._key(), collection, 1, totals)

    @property
    def _of_passages(self) -> tuple[Table, ...]:
        """The tables with rows for each passage."""
        return self._tables.passages, self._tables.views, self._tables.sentences

    def _write_passages(self, collection: str, batch: Sequence[PreparedDocument], keys: Sequence[range]) -> None:
        vectors = [vector_rows(collection, each, own, self._dim) for each, own in zip(batch, keys, strict=True)]
        self._milvus.insert(self._tables.sentences, [row for _, sentences in vectors for row in sentences])
        self._milvus.insert(self._tables.views, [row for views, _ in vectors for row in views])
        passages = [row for each, own in zip(batch, keys, strict=True) for row in passage_rows(collection, each, own)]
        self._milvus.insert(self._tables.passages, passages)

    def _write_pieces(self, batch: Sequence[PreparedDocument], rows: Sequence[Row]) -> None:
        records = [
            record(piece_name(row["head"], number), piece)
            for each, row in zip(batch, rows, strict=True)
            for number, piece in enumerate(pieces(each.document, stamp_of(row)))
        ]
        self._milvus.upsert(self._tables.records, records)

    def _log_added(self, collection: str, batch: Sequence[PreparedDocument]) -> None:
        terms = [each for prepared in batch for each in prepared.terms]
        frequencies = document_frequencies(each.counts for each in terms)
        totals = Totals(len(batch), len(terms), sum(each.length for each in terms), frequencies)
        self._log.append(self._key(), collection, 1, totals)

    def _delete_versions(self, collection: str, gone: Sequence[Row], kept: Sequence[Row] = ()) -> None:
        """Delete passages and pieces of replaced or removed documents, and subtract them from the statistics.

        Args:
            gone: the former rows of the documents.
            kept: their new rows; pieces of the versions that these list are kept.
        """
        if not gone:
            return
        self._log.append(self._key(), collection, -1, self._totals(gone))
        for row in gone:
            keys = f"passage >= {row['head']} and passage < {row['head'] + row['passages']}"
            for table in self._of_passages:
                self._milvus.delete_where(table, f"{owned_by(collection)} and {keys}")
        heads = {version["head"] for row in kept for version in versions_of(row)}
        self._milvus.delete(self._tables.records, _piece_names(gone, heads))

    def _totals(self, rows: Sequence[Row]) -> Totals:
        """Return the statistics of some documents, given as rows."""
        frequencies: Counter[int] = Counter()
        length = 0
        for row in rows:
            keys = range(row["head"], row["head"] + row["passages"])
            for passage in self._milvus.get(self._tables.passages, keys, ("length", "terms")):
                length += passage["length"]
                frequencies.update(passage["terms"].keys())
        terms = {dimension: float(count) for dimension, count in frequencies.items()}
        return Totals(len(rows), sum(row["passages"] for row in rows), length, terms or EMPTY)

    def _near_duplicates(self, collection: str, batch: Sequence[PreparedDocument]) -> list[tuple[NearDuplicate, ...]]:
        """Return the near-duplicates of each document among the stored ones and those before it in the batch."""
        wanted = sorted({band for each in batch for band in bands(each.signature)})
        condition = f"{owned_by(collection)} and array_contains_any(bands, {wanted})"
        found = self._milvus.query(self._tables.documents, condition, _NEAR_FIELDS)
        known: dict[str, Signature] = {row["document_id"]: signature_of(row) for row in found}
        near = []
        for each in batch:
            known.pop(each.document.document_id, None)
            near.append(nearly_the_same(each.signature, known.items()))
            known[each.document.document_id] = each.signature
        return near

    def _key(self) -> int:
        return self._keys.take(1).start


def _piece_names(rows: Iterable[Row], kept: AbstractSet[int] = frozenset()) -> list[str]:
    """Return the names of the pieces of all versions of documents, except versions whose head is in `kept`."""
    gone = [version for row in rows for version in versions_of(row) if version["head"] not in kept]
    return [piece_name(version["head"], number) for version in gone for number in range(version["pieces"])]
