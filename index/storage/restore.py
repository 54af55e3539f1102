"""Restoring a backup in one transaction, beside concurrent reads and writes.

The database file is not replaced, since processes that have it open would keep the old one. Rows are copied under new
keys, and the change log has the removal of every old collection and the addition of every new one, so that indexes in
memory catch up as after any change. Derived rows are copied too; API keys only where there are none, so that a revoked
key is not reinstated; jobs are not.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw

from corpus.errors import StorageUnavailable
from index.storage.changes import log_change
from index.storage.database import Database
from index.storage.integrity import damage
from index.storage.schema import DEFAULT_COLLECTION

ALIAS = "backup"
"""The name under which the backup is attached."""

_TABLES: Mapping[str, Mapping[str, str]] = {
    "collections": {"id": "collections"},
    "documents": {"key": "documents", "collection": "collections"},
    "passages": {"key": "passages", "collection": "collections", "document": "documents"},
    "places": {"passage": "passages"},
    "old_documents": {"key": "old_documents", "collection": "collections"},
    "old_passages": {"document": "old_documents"},
    "sketches": {"document": "documents"},
    "sketch_bands": {"collection": "collections", "document": "documents"},
    "terms": {"passage": "passages", "analyzer": ""},
    "vectors": {"passage": "passages", "encoder": ""},
}
"""Tables in the order of their references: each with its key columns, and the tables that these refer to. An empty name
stands for `fingerprints`, which are matched by value."""

LEFT_ALONE = frozenset({"meta", "fingerprints", "changes", "snapshots", "keys", "jobs"})
"""Tables that are not copied row by row."""

_KEY_COLUMNS = {"collections": "id", "documents": "key", "passages": "key", "old_documents": "key"}


@contextmanager
def backup_copy(path: Path, folder: Path) -> Iterator[Path]:
    """Give a verified copy of a backup, migrated to this version, in a temporary folder within `folder`.

    Raises:
        StorageUnavailable: the file is missing, not a backup, or damaged.
    """
    with TemporaryDirectory(dir=folder, prefix="restore-") as workplace:
        copy = Path(workplace) / "backup.sqlite3"
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise StorageUnavailable(f"{path}: {error.strerror}", hint="Name a backup file.") from error
        if not _is_database(copy):
            raise StorageUnavailable(f"{path} is no backup", hint="Name a file that `iqtibas backup` wrote.")
        database = Database(copy)
        try:
            with database.reading() as connection:
                fault = next(damage(connection), None)
        finally:
            database.close()
        if fault:
            raise StorageUnavailable(f"{path} is damaged ({fault})", hint="Restore another backup.")
        yield copy


def _is_database(path: Path) -> bool:
    """Return whether a file is a database of this program, and not an empty file, which SQLite accepts too."""
    try:
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
            return bool(connection.pragma("user_version"))
    except apsw.Error:
        return False


def restore_attached(connection: apsw.Connection) -> None:
    """Replace all documents by those of the attached backup, in the transaction of the connection."""
    shift = {table: _greatest(connection, table, column) for table, column in _KEY_COLUMNS.items()}
    gone: list[tuple[Any, ...]] = connection.execute("SELECT id FROM main.collections").fetchall()
    for (number,) in gone:
        log_change(connection, number, "remove", range(0))
    connection.execute("DELETE FROM main.collections; DELETE FROM main.snapshots")
    connection.execute(f"INSERT OR IGNORE INTO main.fingerprints (value) SELECT value FROM {ALIAS}.fingerprints")
    for table, keys in _TABLES.items():
        _copy(connection, table, keys, shift)
    _log_added(connection)
    connection.execute("INSERT OR IGNORE INTO main.collections (name) VALUES (?)", (DEFAULT_COLLECTION,))
    connection.execute("DELETE FROM main.meta")
    connection.execute(f"INSERT INTO main.meta SELECT * FROM {ALIAS}.meta")
    if not connection.execute("SELECT count(*) FROM main.keys").get:
        connection.execute(f"INSERT INTO main.keys SELECT * FROM {ALIAS}.keys")


def _greatest(connection: apsw.Connection, table: str, column: str) -> int:
    """Return the greatest key that a table ever had, or has now where it is not AUTOINCREMENT."""
    last = connection.execute("SELECT seq FROM main.sqlite_sequence WHERE name = ?", (table,)).get
    return int(last or connection.execute(f"SELECT coalesce(max({column}), 0) FROM main.{table}").get)


def _copy(connection: apsw.Connection, table: str, keys: Mapping[str, str], shift: Mapping[str, int]) -> None:
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA main.table_info({table})")]
    values = ", ".join(_value(column, keys, shift) for column in columns)
    connection.execute(f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} FROM {ALIAS}.{table} AS row")


def _value(column: str, keys: Mapping[str, str], shift: Mapping[str, int]) -> str:
    if column not in keys:
        return f"row.{column}"
    if keys[column]:
        return f"row.{column} + {shift[keys[column]]}"
    return (
        f"(SELECT ours.id FROM main.fingerprints AS ours JOIN {ALIAS}.fingerprints AS theirs "
        f"ON ours.value = theirs.value WHERE theirs.id = row.{column})"
    )


def _log_added(connection: apsw.Connection) -> None:
    query = "SELECT collection, min(key), max(key) FROM main.passages GROUP BY collection"
    added: list[tuple[Any, ...]] = connection.execute(query).fetchall()
    for collection, first, last in added:
        log_change(connection, collection, "add", range(first, last + 1))
