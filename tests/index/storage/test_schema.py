"""A file of any earlier version becomes one of this version, whole, with what was in it."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import apsw
import pytest

from index.storage.database import Database
from index.storage.schema import DEFAULT_COLLECTION, STEPS, VERSION
from tests.index.doubles import HashingEncoder, document, open_library

FIRST_STEP_SHA256 = "b835d65dd14bfa95688c0a21dd93810858809d325d790d737150cc86e7f3cd71"
"""Of the step as it was when the first files were written with it: to change it would change no file that is there."""


def file_of_version(path: Path, version: int, rows: Sequence[str] = ()) -> Path:
    """Return a database as an earlier version left it."""
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "wal")
    for statement in (*STEPS[:version], *rows):
        connection.execute(statement)
    connection.pragma("user_version", version)
    connection.close()
    return path


def tables(path: Path) -> set[str]:
    connection = apsw.Connection(str(path))
    return {f"{name} {sql}" for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema")}


def test_the_first_step_is_the_one_of_the_files_that_exist() -> None:
    assert hashlib.sha256(STEPS[0].encode()).hexdigest() == FIRST_STEP_SHA256


def test_a_new_file_has_the_default_collection_alone(tmp_path: Path) -> None:
    Database(tmp_path / "new.sqlite3").close()
    names = apsw.Connection(str(tmp_path / "new.sqlite3")).execute("SELECT name FROM collections").fetchall()
    assert names == [(DEFAULT_COLLECTION,)]


@pytest.mark.parametrize("version", range(VERSION))
def test_a_file_of_any_version_gets_the_tables_of_a_new_one(tmp_path: Path, version: int) -> None:
    Database(file_of_version(tmp_path / "old.sqlite3", version)).close()
    Database(tmp_path / "new.sqlite3").close()
    assert tables(tmp_path / "old.sqlite3") == tables(tmp_path / "new.sqlite3")


def test_a_file_of_version_1_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "iqtibas.sqlite3"
    with_library = open_library(tmp_path, HashingEncoder())
    with_library.add("default", document("pump", "The pump is blue."))
    with_library.close()
    _back_to_version_1(path)
    library = open_library(tmp_path, HashingEncoder())
    assert [hit.passage_id for hit in library.search("pump").hits] == ["pump#p1"]
    library.close()
    assert apsw.Connection(str(path)).pragma("user_version") == VERSION


def test_a_failed_migration_leaves_the_file_unchanged(tmp_path: Path) -> None:
    # The table of the second step is there already, so the step fails half-way through.
    path = file_of_version(tmp_path / "old.sqlite3", 1, ["CREATE TABLE jobs (id)"])
    before = tables(path)
    with pytest.raises(apsw.SQLError, match="jobs"):
        Database(path)
    assert tables(path) == before
    assert apsw.Connection(str(path)).pragma("user_version") == 1


def _back_to_version_1(path: Path) -> None:
    connection = apsw.Connection(str(path))
    first = apsw.Connection(":memory:")
    first.execute(STEPS[0])
    known = {name for (name,) in first.execute("SELECT name FROM sqlite_schema")}
    later = connection.execute("SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    for kind, name in sorted(later):
        if name not in known:
            connection.execute(f"DROP {kind} IF EXISTS {name}")
    connection.pragma("user_version", 1)
    connection.close()
