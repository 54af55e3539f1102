"""Collections and documents in SQLite, listed and looked up; passages are read in `passages`.

Each function reads in the transaction of the given connection.
"""

import base64
import json
from typing import Any

import apsw

from corpus.errors import InvalidDocument, UnknownCollection, UnknownDocument, UnknownPassage
from index.records import CollectionSummary, DocumentPage, StoredDocument

_KEY_BYTES = 8
"""A cursor is the SQLite row id of the last document listed, 64 bits."""

_DOCUMENT = """
SELECT c.name, d.document_id, d.version, d.title, d.language, d.url, d.published, d.translation_source, d.metadata,
       d.added, d.passages, d.key
FROM documents d JOIN collections c ON c.id = d.collection
"""


def collection_id(connection: apsw.Connection, name: str) -> int:
    """Return the number of a collection.

    Raises:
        UnknownCollection: no collection has this name.
    """
    found = connection.execute("SELECT id FROM collections WHERE name = ?", (name,)).get
    if found is None:
        raise unknown_collection(name)
    return int(found)


def collection_summaries(connection: apsw.Connection) -> tuple[CollectionSummary, ...]:
    """Return all collections by name."""
    rows = connection.execute(
        "SELECT c.name, count(d.key), coalesce(sum(d.passages), 0) FROM collections c "
        "LEFT JOIN documents d ON d.collection = c.id GROUP BY c.id ORDER BY c.name"
    )
    return tuple(CollectionSummary(*row) for row in rows)


def read_document(connection: apsw.Connection, collection: str, document_id: str) -> StoredDocument:
    """Return the present version of a document, without its text.

    Raises:
        UnknownCollection, UnknownDocument: it does not exist.
    """
    owner = collection_id(connection, collection)
    rows = connection.execute(f"{_DOCUMENT} WHERE d.collection = ? AND d.document_id = ?", (owner, document_id))
    for row in rows:
        return _stored_document(row)
    raise unknown_document(collection, document_id)


def list_documents(connection: apsw.Connection, collection: str, limit: int, cursor: str | None) -> DocumentPage:
    """Return a page of up to `limit` documents of a collection, oldest first, after the page with this cursor.

    Raises:
        UnknownCollection: no collection has this name.
        InvalidDocument: the cursor is not from a listing.
    """
    owner = collection_id(connection, collection)
    after = 0 if cursor is None else _cursor_key(cursor)
    condition = "WHERE d.collection = ? AND d.key > ? ORDER BY d.key LIMIT ?"
    rows: list[tuple[Any, ...]] = connection.execute(f"{_DOCUMENT} {condition}", (owner, after, limit + 1)).fetchall()
    more = len(rows) > limit
    return DocumentPage(tuple(map(_stored_document, rows[:limit])), _cursor(rows[limit - 1][-1]) if more else None)


def unknown_collection(name: str) -> UnknownCollection:
    """Return the error for a missing collection."""
    return UnknownCollection(f"there is no collection {name!r}", hint="`iqtibas documents` lists what there is.")


def unknown_document(collection: str, document_id: str) -> UnknownDocument:
    """Return the error for a missing document."""
    hint = f"`iqtibas documents --collection {collection}` lists what there is."
    return UnknownDocument(f"collection {collection!r} has no document {document_id!r}", hint=hint)


def unknown_passage(document: StoredDocument, number: int) -> UnknownPassage:
    """Return the error for a missing or damaged passage."""
    hint = f"Its paragraphs are numbered 1 to {document.passages}; `iqtibas doctor` names damaged ones."
    return UnknownPassage(f"document {document.document_id!r} has no readable paragraph {number}", hint=hint)


def bad_cursor() -> InvalidDocument:
    """Return the error for a cursor that is not from a listing."""
    return InvalidDocument("the cursor is none that this listing gave", hint="Start without a cursor.")


def _stored_document(row: tuple[Any, ...]) -> StoredDocument:
    *described, metadata, added, passages, _ = row
    fields = (*described, json.loads(metadata), added, passages)
    return StoredDocument(*fields)


def _cursor(key: int) -> str:
    return base64.urlsafe_b64encode(key.to_bytes(_KEY_BYTES)).decode()


def _cursor_key(cursor: str) -> int:
    try:
        key = base64.urlsafe_b64decode(cursor.encode())
    except ValueError as error:
        raise bad_cursor() from error
    if len(key) != _KEY_BYTES:
        raise bad_cursor()
    return int.from_bytes(key, signed=True)
