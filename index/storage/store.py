"""Writing documents and collections to SQLite, the source from which every index can be rebuilt.

Each function runs in the transaction of the given connection, which the caller opens and commits (`database`).
"""

import json
from dataclasses import replace

import apsw

from corpus.document import is_name
from corpus.errors import InvalidDocument
from index.records import Stamp, StoredDocument
from index.storage.catalogue import collection_id, read_document, unknown_document
from index.storage.changes import log_change
from index.storage.clock import utc_now
from index.storage.derived import put_terms, put_vectors
from index.storage.models import Models
from index.storage.near_duplicates import near_duplicates, put_signature
from index.storage.passages import passage_row, place_rows
from index.storage.prepare import PreparedDocument
from index.storage.schema import DEFAULT_COLLECTION
from index.storage.snapshot_rows import forget_snapshot
from index.storage.versions import forget_versions, keep_version


def check_collection_name(name: str) -> str:
    """Return the name of a collection unchanged.

    Raises:
        InvalidDocument: it is not valid, see `corpus.document.is_name`.
    """
    if not is_name(name):
        raise InvalidDocument("this is no collection name", hint="Use 1-200 letters, digits, '.', '_' or '-'.")
    return name


def create_collection(connection: apsw.Connection, name: str) -> bool:
    """Create a collection, and return whether it is new.

    Raises:
        InvalidDocument: the name is not valid, see `corpus.document.is_name`.
    """
    connection.execute("INSERT OR IGNORE INTO collections (name) VALUES (?)", (check_collection_name(name),))
    return connection.changes() > 0


def drop_collection(connection: apsw.Connection, name: str) -> None:
    """Delete a collection with its documents; the default collection is emptied instead.

    Raises:
        UnknownCollection: no collection has this name.
    """
    dropped = collection_id(connection, name)
    log_change(connection, dropped, "remove", range(0))
    connection.execute("DELETE FROM collections WHERE id = ?", (dropped,))
    if name == DEFAULT_COLLECTION:
        create_collection(connection, name)


def put_document(
    connection: apsw.Connection, collection: str, prepared: PreparedDocument, models: Models
) -> StoredDocument:
    """Write a document with its passages, terms and vectors, replacing the present version, and return it.

    Raises:
        InvalidDocument: the name of a new collection is not valid.
    """
    create_collection(connection, collection)
    owner = collection_id(connection, collection)
    keep_version(connection, owner, prepared.document.document_id)
    version = _forget(connection, owner, prepared.document.document_id) + 1
    stamp = prepared.stamp or Stamp(version, utc_now())
    near = near_duplicates(connection, owner, prepared.signature)
    document = _insert_document(connection, owner, prepared, stamp)
    put_signature(connection, owner, document, prepared.signature)
    keys = _next_keys(connection, len(prepared.passages))
    rows = (passage_row(key, owner, document, each) for key, each in zip(keys, prepared.passages, strict=True))
    connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO places VALUES (?, ?)", place_rows(keys, prepared.passages))
    put_terms(connection, models.analyzer, keys, prepared.terms)
    put_vectors(connection, models.encoder, keys, prepared.embeddings)
    log_change(connection, owner, "add", keys)
    return replace(read_document(connection, collection, prepared.document.document_id), near_duplicates=near)


def remove_document(connection: apsw.Connection, collection: str, document_id: str) -> None:
    """Delete a document, its versions, and everything derived from it.

    Raises:
        UnknownCollection, UnknownDocument: it does not exist.
    """
    owner = collection_id(connection, collection)
    if not _forget(connection, owner, document_id):
        raise unknown_document(collection, document_id)
    forget_versions(connection, owner, document_id)
    forget_snapshot(connection, owner)


def read_meta(connection: apsw.Connection, name: str) -> str | None:
    """Return the value of a metadata entry of the library, None where there is none."""
    value = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).get
    return None if value is None else str(value)


def write_meta(connection: apsw.Connection, name: str, value: str) -> None:
    """Set a metadata entry of the library."""
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def _forget(connection: apsw.Connection, collection: int, document_id: str) -> int:
    """Delete a document, and return its version; 0 where it does not exist."""
    found = connection.execute(
        "SELECT d.key, d.version, min(p.key), max(p.key) FROM documents d JOIN passages p ON p.document = d.key "
        "WHERE d.collection = ? AND d.document_id = ? GROUP BY d.key",
        (collection, document_id),
    ).get
    if found is None:
        return 0
    document, version, first, last = found
    log_change(connection, collection, "remove", range(first, last + 1))
    connection.execute("DELETE FROM documents WHERE key = ?", (document,))
    return int(version)


def _insert_document(connection: apsw.Connection, collection: int, prepared: PreparedDocument, stamp: Stamp) -> int:
    document = prepared.document
    connection.execute(
        "INSERT INTO documents (collection, document_id, version, title, language, url, published, translation_source,"
        " metadata, added, passages, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            collection,
            document.document_id,
            stamp.version,
            document.title,
            document.language,
            document.url,
            document.published,
            document.translation_source,
            json.dumps(dict(document.metadata), ensure_ascii=False),
            stamp.added,
            len(prepared.passages),
            document.text,
        ),
    )
    return connection.last_insert_rowid()


def _next_keys(connection: apsw.Connection, count: int) -> range:
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'passages'").get or 0
    return range(last + 1, last + 1 + count)
