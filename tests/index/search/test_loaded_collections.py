"""Collections in memory: each request sees one generation, and what changes takes the place of what was there."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from corpus.errors import UnknownCollection
from index.library import Library
from index.search.loaded_collections import LoadedCollections
from index.search.maintenance import Maintenance
from index.storage.database import Database, database_file
from index.storage.models import Models
from index.storage.snapshot import Snapshots
from tests.index.doubles import document, open_library, toy_models


class Memory:
    """The collections of a data folder that a library writes to."""

    def __init__(self, home: Path, models: Models, snapshot_passages: int) -> None:
        self.database = Database(database_file(home))
        self.lacking: list[int] = []
        snapshots = Snapshots(home / "snapshots", self.database)
        self.collections = LoadedCollections(self.database, models, snapshots, self.lacking.extend)
        self.maintenance = Maintenance(self.database, snapshots, self.collections, snapshot_passages)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path, snapshot_passages=10**6)
    yield library
    library.close()


@pytest.fixture
def memory(library: Library, tmp_path: Path) -> Iterator[Memory]:
    memory = Memory(tmp_path, toy_models(), snapshot_passages=6)
    yield memory
    memory.database.close()


def passages(memory: Memory, *names: str) -> list[int]:
    with memory.collections.at_one_generation(names) as (_, loaded):
        return [len(each.sparse.index) for each in loaded.values()]


def test_a_collection_is_loaded_when_it_is_first_asked_for_and_follows(library: Library, memory: Memory) -> None:
    library.add("default", document("a", "one", "two"))
    assert memory.collections.numbers == set()
    assert passages(memory, "default") == [2]
    library.add("press", document("b", "three"))
    assert passages(memory, "default", "press") == [2, 1]
    library.drop_collection("press")
    memory.collections.follow()
    assert memory.collections.numbers == {1}
    with pytest.raises(UnknownCollection):
        passages(memory, "press")


def test_a_request_keeps_its_state_while_others_advance(library: Library, memory: Memory) -> None:
    library.add("default", document("a", "one"))
    with ExitStack() as stack:
        _, before = stack.enter_context(memory.collections.at_one_generation(["default"]))
        library.add("default", document("b", "two", "three"))
        assert passages(memory, "default") == [3]
        assert [len(each.sparse.index) for each in before.values()] == [1]


def test_passages_without_vectors_are_reported_and_added_later(library: Library, tmp_path: Path) -> None:
    library.add("default", document("a", "one", "two"))
    memory = Memory(tmp_path, toy_models("b"), snapshot_passages=6)
    passages(memory, "default")
    loaded = memory.collections.get(1)
    assert loaded is not None and memory.lacking == [1, 2] and not loaded.dense.is_ready
    other = open_library(tmp_path, toy_models("b").encoder)  # type: ignore[arg-type]
    assert other.wait_until_ready(20)
    memory.collections.take_new_vectors()
    loaded = memory.collections.get(1)
    assert loaded is not None and loaded.dense.is_ready
    other.close()
    memory.database.close()


def test_a_snapshot_is_written_when_enough_has_changed_and_read_from_then_on(
    library: Library, memory: Memory, tmp_path: Path
) -> None:
    library.add("default", document("a", *["line"] * 5))
    passages(memory, "default")
    memory.maintenance.merge_and_save(1)
    assert not (tmp_path / "snapshots").exists()
    library.add("default", document("b", *["line"] * 5))
    memory.collections.follow()
    memory.maintenance.merge_and_save(1)
    loaded = memory.collections.get(1)
    assert loaded is not None
    written = {path.name for path in (tmp_path / "snapshots").iterdir() if not path.name.startswith(".")}
    assert loaded.files and loaded.files <= written
    assert len(loaded.sparse.index.segments()) == len(loaded.dense.index.segments()) == 1


def test_maintenance_is_passed_over_where_another_thread_is_at_it(library: Library, memory: Memory) -> None:
    library.add("default", document("a", *["line"] * 8))
    passages(memory, "default")
    with memory.maintenance._busy:
        memory.maintenance.merge_and_save(1)
    loaded = memory.collections.get(1)
    assert loaded is not None and not loaded.files
    memory.maintenance.merge_and_save(1)
    loaded = memory.collections.get(1)
    assert loaded is not None and loaded.files
