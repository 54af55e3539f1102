"""Reads collections, documents and passages from Milvus."""

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.passage import Document, Language
from index.milvus.connection import Milvus, Row
from index.milvus.facets import owned_by
from index.milvus.rows import (
    DOCUMENT_FIELDS,
    PASSAGE_FIELDS,
    document_name,
    joined,
    old_passage,
    piece_name,
    stored_document,
    stored_passage,
    version_of,
    versions_of,
)
from index.records import DocumentPage, KeptDocument, StoredPassage
from index.storage.catalogue import bad_cursor, unknown_collection, unknown_document
from index.storage.schema import DEFAULT_COLLECTION

COLLECTION = "collection/"
"""Prefix of the names of records of collections, before the name of the collection."""

_CURSOR = re.compile(r"[\w.-]{1,200}")

_LOG = logging.getLogger("iqtibas.index")


class Catalogue:
    """Reads the tables of one library; every call sees all earlier writes. Thread-safe."""

    def __init__(self, milvus: Milvus) -> None:
        self._milvus = milvus
        self._tables = milvus.tables

    def check(self, collections: Iterable[str]) -> None:
        """Raise UnknownCollection unless all of these collections exist; the default collection always does."""
        wanted = [COLLECTION + name for name in collections if name != DEFAULT_COLLECTION]
        found = {row["name"] for row in self._milvus.get(self._tables.records, wanted, ("name",))}
        for name in wanted:
            if name not in found:
                raise unknown_collection(name.removeprefix(COLLECTION))

    def collections(self) -> list[str]:
        """Return the sorted names of all collections."""
        after, before = COLLECTION, COLLECTION[:-1] + chr(ord(COLLECTION[-1]) + 1)
        rows = self._milvus.scan(self._tables.records, f'name > "{after}" and name < "{before}"', ("name",))
        return sorted({DEFAULT_COLLECTION, *(row["name"].removeprefix(COLLECTION) for row in rows)})

    def rows(self, collection: str, document_ids: Iterable[str]) -> dict[str, Row]:
        """Return the rows of these documents by id, without missing ones."""
        names = [document_name(collection, document_id) for document_id in document_ids]
        found = self._milvus.get(self._tables.documents, names, DOCUMENT_FIELDS)
        return {row["document_id"]: row for row in found}

    def row(self, collection: str, document_id: str) -> Row:
        """Return the row of a document.

        Raises:
            UnknownCollection, UnknownDocument: it does not exist.
        """
        found = self.rows(collection, [document_id])
        if not found:
            self.check([collection])
            raise unknown_document(collection, document_id)
        return found[document_id]

    def every_row(self, collection: str) -> Iterator[Row]:
        """Yield the rows of all documents of a collection, in the order of their ids."""
        yield from self._milvus.scan(self._tables.documents, owned_by(collection), DOCUMENT_FIELDS)

    def page(self, collection: str, limit: int, cursor: str | None) -> DocumentPage:
        """Return up to `limit` documents in the order of their ids.

        Args:
            cursor: the id of the last document of the previous page; None for the first page.

        Raises:
            UnknownCollection: no collection has this name.
            InvalidDocument: the cursor is malformed.
        """
        self.check([collection])
        if cursor is not None and not _CURSOR.fullmatch(cursor):
            raise bad_cursor()
        condition = f'{owned_by(collection)} and name > "{document_name(collection, cursor or "")}"'
        found = self._milvus.scan(self._tables.documents, condition, DOCUMENT_FIELDS, limit + 1)
        documents = [stored_document(row) for _, row in zip(range(limit + 1), found, strict=False)]
        more = len(documents) > limit
        return DocumentPage(tuple(documents[:limit]), documents[limit - 1].document_id if more else None)

    def passages_of(self, row: Row) -> tuple[StoredPassage, ...]:
        """Return the passages of the present version of a document in order, without damaged ones."""
        return self._passages(row, range(row["head"], row["head"] + row["passages"]))

    def passage(self, row: Row, number: int) -> StoredPassage | None:
        """Return a passage of the present version by its number, from 1; None where it is missing or damaged."""
        if not 1 <= number <= row["passages"]:
            return None
        return next(iter(self._passages(row, [row["head"] + number - 1])), None)

    def passages(self, keys: Sequence[int]) -> tuple[dict[int, StoredPassage], bool]:
        """Return the passages with these keys, without deleted and damaged ones, and whether the library changed.

        It did if a passage is missing, or belongs to a document that was replaced or is not completely written.
        """
        found = self._milvus.get(self._tables.passages, keys, PASSAGE_FIELDS)
        names = {document_name(row["collection"], row["document_id"]) for row in found}
        documents = {
            row["name"]: row for row in self._milvus.get(self._tables.documents, sorted(names), DOCUMENT_FIELDS)
        }
        are_current = [_is_current(row, documents) for row in found]
        return self._readable(found, documents), not (all(are_current) and len(found) == len(keys))

    def foreign(self, keys: Sequence[int], language: Language) -> frozenset[int]:
        """Return the keys of passages in another language and without a translation, among the given ones."""
        found = self._milvus.get(self._tables.passages, keys, ("passage", "language", "translation"))
        return frozenset(row["passage"] for row in found if row["language"] != language and not row["translation"])

    def old_passage(self, row: Row, version: int, number: int) -> StoredPassage | None:
        """Return a passage of an earlier version of a document; None where the version is no longer stored."""
        for kept in json.loads(row["kept"]):
            if kept["version"] == version:
                document = self._original(kept["head"], kept["pieces"])
                return old_passage(row["collection"], document.document, document.stamp, number)
        return None

    def kept(self, row: Row) -> Iterator[KeptDocument]:
        """Return all stored versions of a document, the oldest first."""
        return (self._original(version["head"], version["pieces"]) for version in versions_of(row))

    def _passages(self, row: Row, keys: Sequence[int]) -> tuple[StoredPassage, ...]:
        found = self._milvus.get(self._tables.passages, keys, PASSAGE_FIELDS)
        stored = self._readable(found, {row["name"]: row})
        return tuple(stored[key] for key in sorted(stored))

    def _readable(self, rows: Iterable[Row], documents: Mapping[str, Row]) -> dict[int, StoredPassage]:
        """Return the passages of rows by key, without damaged ones and those of earlier versions."""
        readable: dict[int, StoredPassage] = {}
        originals: dict[int, Document] = {}
        for row in rows:
            if not _is_current(row, documents):
                continue
            document = documents[document_name(row["collection"], row["document_id"])]
            if row["is_cut"] and row["head"] not in originals:
                originals[row["head"]] = self._original(row["head"], version_of(document)["pieces"]).document
            stored = stored_passage(row, stored_document(document), originals[row["head"]] if row["is_cut"] else None)
            if stored is None:
                _LOG.error("passage %s#p%d is damaged and will not be quoted", row["document_id"], row["number"])
            else:
                readable[stored.key] = stored
        return readable

    def _original(self, head: int, pieces: int) -> KeptDocument:
        """Return a version of a document from its pieces."""
        names = [piece_name(head, number) for number in range(pieces)]
        found = {row["name"]: row["value"] for row in self._milvus.get(self._tables.records, names, ("name", "value"))}
        return KeptDocument(*joined([found[name] for name in names]))


def _is_current(row: Row, documents: Mapping[str, Row]) -> bool:
    """Return whether the row of a passage belongs to the present version of its document."""
    document = documents.get(document_name(row["collection"], row["document_id"]))
    return document is not None and document["head"] == row["head"]
