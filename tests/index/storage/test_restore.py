"""A backup brought back: whole, at once, followed by every reader, and nothing of it where it is damaged."""

import threading
from pathlib import Path

import apsw
import pytest

from corpus.errors import StorageUnavailable, UnknownDocument
from index.library import Library
from index.storage.restore import _TABLES, LEFT_ALONE
from tests.index.doubles import document, open_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return open_library(tmp_path / "home", snapshot_passages=4)


def found(library: Library, query: str, *collections: str) -> set[str]:
    result = library.retrieve(query, collections or ("default",), top_k=20)
    return {stored.passage.text for stored in result.passages}


def test_every_table_is_brought_back_or_left_alone_on_purpose(library: Library, tmp_path: Path) -> None:
    with library.database.reading() as connection:
        tables = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith("sqlite_")
        }
    library.close()
    assert tables == set(_TABLES) | LEFT_ALONE


def test_a_restore_brings_back_the_backup_and_removes_later_documents(library: Library, tmp_path: Path) -> None:
    library.add("default", document("a", "oil and gas", "the old lamp", "harbour", "market"))
    library.add("default", document("a", "oil and gas", "the new lamp"))
    library.add("work", document("w", "a pump"))
    library.upkeep.backup(tmp_path / "backup")
    library.remove("default", "a")
    library.add("default", document("b", "later"))
    library.add("more", document("m", "later"))
    assert found(library, "lamp") == {"later"}
    other = open_library(tmp_path / "home", snapshot_passages=4)
    other.search("later")

    library.upkeep.restore(tmp_path / "backup")
    for each in (library, other, open_library(tmp_path / "home", snapshot_passages=4)):
        assert found(each, "lamp") == {"oil and gas", "the new lamp"}
        assert found(each, "pump", "work") == {"a pump"}
        assert [summary.name for summary in each.collections()] == ["default", "work"]
        assert each.passage("default", "a", 2, version=1).passage.text == "the old lamp"
        assert each.document("default", "a").version == 2
        assert each.upkeep.damage() == ()
    library.add("default", document("c", "added after"))
    assert "added after" in found(other, "added")
    library.upkeep.restore(tmp_path / "backup")
    with pytest.raises(UnknownDocument):
        other.document("default", "c")
    for each in (library, other):
        each.close()


def test_readers_see_one_state_or_the_other_while_others_write(library: Library, tmp_path: Path) -> None:
    library.add("default", document("a", "old lamp"))
    library.upkeep.backup(tmp_path / "backup")
    library.add("default", document("a", "new lamp"))
    seen: set[frozenset[str]] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(frozenset(found(library, "lamp")))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(5):
        library.upkeep.restore(tmp_path / "backup")
        library.add("default", document("a", "new lamp"))
        library.upkeep.backup(tmp_path / f"again {number}")
    stop.set()
    for reader in readers:
        reader.join()
    library.close()
    assert seen <= {frozenset({"old lamp"}), frozenset({"new lamp"})}


@pytest.mark.parametrize("damage", ["missing", "empty", "text", "passage", "torn"])
def test_a_damaged_backup_changes_nothing(library: Library, tmp_path: Path, damage: str) -> None:
    library.add("default", document("a", *(f"lamp {number} " + "x" * 500 for number in range(40))))
    backup = tmp_path / "backup"
    library.upkeep.backup(backup)
    data = backup.read_bytes()
    if damage == "missing":
        backup.unlink()
    elif damage == "passage":
        connection = apsw.Connection(str(backup))
        connection.execute("UPDATE passages SET text = 'other' WHERE number = 3")
        connection.close()
    else:
        torn = data[:8192] + b"\xaa" * 8192 + data[16384:]
        backup.write_bytes({"empty": b"", "text": b"hello" * 1000, "torn": torn}[damage])
    library.add("default", document("a", "present lamp"))
    with pytest.raises(StorageUnavailable):
        library.upkeep.restore(backup)
    assert found(library, "lamp") == {"present lamp"}
    assert [path.name for path in (tmp_path / "home").iterdir() if path.name.startswith("restore-")] == []
    library.close()


def test_a_backup_is_never_written_over_a_file(library: Library, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(StorageUnavailable):
        library.upkeep.backup(tmp_path / "taken")
    with pytest.raises(StorageUnavailable):
        library.upkeep.backup(tmp_path / "none" / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "taken"]
    library.close()
