"""Earlier versions of documents: stored for the citations that refer to them, and never searched."""

import apsw

KEPT_VERSIONS = 20
"""Earlier versions of each document; three weeks of one that is synchronised daily. Chosen."""

_DOCUMENT_FIELDS = (
    "collection, document_id, version, title, language, url, published, translation_source, metadata, added, passages"
)


def keep_version(connection: apsw.Connection, collection: int, document_id: str) -> None:
    """Archive the present version of a document, if any, and delete the oldest beyond `KEPT_VERSIONS`."""
    connection.execute(
        f"INSERT INTO old_documents ({_DOCUMENT_FIELDS}) SELECT {_DOCUMENT_FIELDS} FROM documents "
        "WHERE collection = ? AND document_id = ?",
        (collection, document_id),
    )
    if not connection.changes():
        return
    connection.execute(
        "INSERT INTO old_passages SELECT ?1, p.number, p.first, p.last, p.language, p.sha256, p.translation_sha256, "
        "p.text, p.translation, w.place FROM passages p JOIN documents d ON d.key = p.document "
        "LEFT JOIN places w ON w.passage = p.key WHERE d.collection = ?2 AND d.document_id = ?3",
        (connection.last_insert_rowid(), collection, document_id),
    )
    connection.execute(
        "DELETE FROM old_documents WHERE key IN "
        "(SELECT key FROM old_documents WHERE collection = ? AND document_id = ? "
        "ORDER BY version DESC LIMIT -1 OFFSET ?)",
        (collection, document_id, KEPT_VERSIONS),
    )


def forget_versions(connection: apsw.Connection, collection: int, document_id: str) -> None:
    """Delete all earlier versions of a document."""
    connection.execute("DELETE FROM old_documents WHERE collection = ? AND document_id = ?", (collection, document_id))
