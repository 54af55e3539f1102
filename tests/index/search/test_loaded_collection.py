"""Both sides of a collection in memory hold exactly the passages of the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.search.loaded_collection import LoadedCollection
from index.storage.changes import generation
from index.storage.database import Database
from index.storage.snapshot import Snapshots
from tests.index.doubles import document, open_library, toy_models


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path, snapshot_passages=10**6)
    yield library
    library.close()


@pytest.fixture
def database(library: Library, tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "iqtibas.sqlite3")
    yield database
    database.close()


def sizes(loaded: LoadedCollection) -> tuple[int, int, int]:
    return len(loaded.sparse.index), len(loaded.dense.index), len(loaded.dense.lacking)


def catch_up(loaded: LoadedCollection, database: Database) -> list[int]:
    with database.reading() as connection:
        lacking = loaded.catch_up(connection)
        assert loaded.sparse.change == loaded.dense.change == loaded.change == generation(connection)
    return lacking


def test_a_loaded_collection_follows_additions_replacements_and_deletions(library: Library, database: Database) -> None:
    loaded = LoadedCollection.empty(1, toy_models())
    assert catch_up(loaded, database) == []
    library.add("default", document("a", "one", "two"))
    library.add("other", document("a", "in another collection"))
    library.add("default", document("b", "three"))
    catch_up(loaded, database)
    assert sizes(loaded) == (3, 3, 0)
    library.add("default", document("a", "four", "five", "six"))
    library.remove("default", "b")
    catch_up(loaded, database)
    assert sizes(loaded) == (3, 3, 0)
    library.add("default", document("c", "came"))
    library.remove("default", "c")
    library.remove("default", "a")
    catch_up(loaded, database)
    assert sizes(loaded) == (0, 0, 0)


def test_passages_without_vectors_are_reported_once_and_forgotten_when_removed(
    library: Library, database: Database
) -> None:
    loaded = LoadedCollection.empty(1, toy_models("b"))
    library.add("default", document("a", "one", "two"))
    assert catch_up(loaded, database) == [1, 2]
    assert catch_up(loaded, database) == []
    assert not loaded.dense.is_ready
    library.remove("default", "a")
    catch_up(loaded, database)
    assert loaded.dense.is_ready


def test_a_frozen_collection_loads_again(library: Library, database: Database, tmp_path: Path) -> None:
    library.add("default", document("a", "one", "two"))
    loaded = LoadedCollection.empty(1, toy_models())
    catch_up(loaded, database)
    snapshots = Snapshots(tmp_path / "snapshots", database)
    assert snapshots.write(1, [loaded.sparse.freeze(), loaded.dense.freeze()], loaded.change)
    library.add("default", document("b", "three"))
    loaded = LoadedCollection.empty(1, toy_models())
    with database.reading() as connection:
        loaded.load(connection, snapshots)
    assert sizes(loaded) == (2, 2, 0)
    catch_up(loaded, database)
    assert sizes(loaded) == (3, 3, 0)
