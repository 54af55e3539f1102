"""Documents written to Milvus and deleted from it, so that each is seen whole or not at all.

    sentences, views, passages, the document as given ──> sums ──> the document's row ──> what it replaces is deleted

Milvus has no transactions: the one row that counts is written last and deleted first. A process that is killed before
that leaves rows that nobody sees, which `sweep` deletes.
"""

import json
import threading
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
    version_of,
)
from index.milvus.statistics import Log, Sums
from index.milvus.terms import sums
from index.records import NearDuplicate, StoredDocument
from index.storage.near_duplicates import nearly_the_same
from index.storage.prepare import PreparedDocument
from index.storage.store import check_collection_name
from index.words.minhash import Signature, bands

_NEAR_FIELDS = ("document_id", "described")


class Writer:
    """Writes the tables of one library; one thread of a process at a time."""

    def __init__(self, milvus: Milvus, catalogue: Catalogue, log: Log, dim: int) -> None:
        self._milvus = milvus
        self._tables = milvus.tables
        self._catalogue = catalogue
        self._log = log
        self._dim = dim
        self._keys = KeyGenerator()
        self._guard = threading.Lock()

    def create(self, collection: str) -> bool:
        """Make a collection, and return whether it is new.

        Raises:
            InvalidDocument: a name is 1-200 letters, digits, `.`, `_`, `-`.
        """
        name = COLLECTION + check_collection_name(collection)
        is_new = not self._milvus.get(self._tables.records, [name], ("name",))
        if is_new:
            self.note(name)
        return is_new

    def note(self, name: str) -> None:
        """Keep a record of something that is so."""
        self._milvus.upsert(self._tables.records, [record(name)])

    def put(self, collection: str, batch: Sequence[PreparedDocument]) -> list[StoredDocument]:
        """Write documents of different ids, in place of any that are there, and return them."""
        with self._guard:
            self.create(collection)
            before = self._catalogue.rows(collection, [each.document.document_id for each in batch])
            near = self._near(collection, batch)
            heads = [self._keys.take(len(each.passages)) for each in batch]
            rows = [
                document_row(collection, each, keys.start, before.get(each.document.document_id))
                for each, keys in zip(batch, heads, strict=True)
            ]
            self._write_passages(collection, batch, heads, rows)
            self._came(collection, batch)
            self._milvus.upsert(self._tables.documents, rows)
            self._forget(collection, before.values(), rows)
            self._log.merge(collection)
        return [replace(stored_document(row), near_duplicates=each) for row, each in zip(rows, near, strict=True)]

    def remove(self, collection: str, rows: Sequence[Row]) -> None:
        """Delete documents, by their rows, with all of their versions."""
        with self._guard:
            self._milvus.delete(self._tables.documents, [row["name"] for row in rows])
            self._forget(collection, rows, [])

    def drop(self, collection: str) -> None:
        """Delete a collection with its documents."""
        with self._guard:
            rows = list(self._catalogue.every_row(collection))
            self._milvus.delete(self._tables.documents, [row["name"] for row in rows])
            self._milvus.delete(self._tables.records, _piece_names(rows))
            self._milvus.delete(self._tables.records, [COLLECTION + collection])
            for table in (self._tables.passages, self._tables.views, self._tables.sentences):
                self._milvus.delete_where(table, owned_by(collection))
            self._log.forget(collection)

    def recount(self, collection: str) -> None:
        """Sum up anew what is there, in place of what the log says."""
        with self._guard:
            rows = list(self._catalogue.every_row(collection))
            self._log.forget(collection)
            for start in range(0, len(rows), _SUMMED_AT_ONCE):
                self._log.write(self._key(), collection, 1, self._sums(rows[start : start + _SUMMED_AT_ONCE]))

    def sweep(self, collection: str) -> int:
        """Delete the rows that no document has, and return how many passages were among them."""
        with self._guard:
            heads = {row["head"] for row in self._catalogue.every_row(collection)}
            found = self._milvus.scan(self._tables.passages, owned_by(collection), ("passage", "head"))
            lost = [row["passage"] for row in found if row["head"] not in heads]
            for key in lost:
                self._forget_passages(collection, range(key, key + 1))
            return len(lost)

    def _write_passages(
        self, collection: str, batch: Sequence[PreparedDocument], heads: Sequence[range], rows: Sequence[Row]
    ) -> None:
        vectors = [vector_rows(collection, each, keys, self._dim) for each, keys in zip(batch, heads, strict=True)]
        for table, kind in ((self._tables.sentences, 1), (self._tables.views, 0)):
            self._milvus.insert(table, [row for kinds in vectors for row in kinds[kind]])
        found = [row for each, keys in zip(batch, heads, strict=True) for row in passage_rows(collection, each, keys)]
        self._milvus.insert(self._tables.passages, found)
        records = [
            record(piece_name(keys.start, number), piece)
            for each, keys, row in zip(batch, heads, rows, strict=True)
            for number, piece in enumerate(pieces(each.document, stamp_of(row)))
        ]
        self._milvus.upsert(self._tables.records, records)

    def _came(self, collection: str, batch: Sequence[PreparedDocument]) -> None:
        terms = [each for prepared in batch for each in prepared.terms]
        length, frequencies = sum(each.length for each in terms), sums(each.counts for each in terms)
        self._log.write(self._key(), collection, 1, Sums(len(batch), len(terms), length, frequencies))

    def _forget(self, collection: str, gone: Iterable[Row], now: Sequence[Row]) -> None:
        """Delete what stood in the place of some rows, the versions that are kept excepted, and sum it up as gone."""
        gone = list(gone)
        if not gone:
            return
        self._log.write(self._key(), collection, -1, self._sums(gone))
        kept = {each["head"] for row in now for each in json.loads(row["kept"])}
        for row in gone:
            self._forget_passages(collection, range(row["head"], row["head"] + row["passages"]))
        self._milvus.delete(self._tables.records, _piece_names(gone, kept))

    def _forget_passages(self, collection: str, keys: range) -> None:
        condition = f"{owned_by(collection)} and passage >= {keys.start} and passage < {keys.stop}"
        for table in (self._tables.passages, self._tables.views, self._tables.sentences):
            self._milvus.delete_where(table, condition)

    def _sums(self, rows: Sequence[Row]) -> Sums:
        """Return what some documents are together."""
        terms: dict[int, float] = {}
        length = 0
        for row in rows:
            keys = range(row["head"], row["head"] + row["passages"])
            for passage in self._milvus.get(self._tables.passages, keys, ("length", "terms")):
                length += passage["length"]
                for dimension in passage["terms"]:
                    terms[dimension] = terms.get(dimension, 0.0) + 1
        return Sums(len(rows), sum(row["passages"] for row in rows), length, terms or {0: 1.0})

    def _near(self, collection: str, batch: Sequence[PreparedDocument]) -> list[tuple[NearDuplicate, ...]]:
        """Return, for each document, those before it that have nearly its words."""
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


_SUMMED_AT_ONCE = MOST_FOUND // 16
"""Documents whose terms are summed up in one row."""


def _piece_names(rows: Iterable[Row], kept: AbstractSet[int] = frozenset()) -> list[str]:
    """Return the names of the pieces of all versions of some documents, without those that are kept."""
    versions = (version for row in rows for version in (*json.loads(row["kept"]), version_of(row)))
    gone = [version for version in versions if version["head"] not in kept]
    return [piece_name(version["head"], number) for version in gone for number in range(version["pieces"])]
