"""Readers see one state, writers queue, and a folder that refuses says so."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from corpus.errors import StorageBusy, StorageFull, StorageUnavailable
from index.storage.database import Database
from index.storage.schema import VERSION

_FAST_S = 0.05


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.sqlite3", busy_timeout_s=_FAST_S)
    yield database
    database.close()


def note(connection: apsw.Connection, name: str) -> None:
    connection.execute("INSERT INTO meta VALUES (?, '')", (name,))


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM meta ORDER BY name")]


def test_the_file_is_durable_and_keeps_its_references(database: Database) -> None:
    connection = database.connect()
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("synchronous") == 2  # FULL
    assert connection.pragma("foreign_keys") == 1
    connection.close()


def test_a_reader_sees_one_state_while_others_write(database: Database) -> None:
    with database.reading() as reader:
        before = reader.execute("SELECT count(*) FROM meta").get
        with database.writing() as writer:
            note(writer, "new")
        assert reader.execute("SELECT count(*) FROM meta").get == before
    assert "new" in names(database)


def test_data_version_in_a_transaction_is_that_of_its_snapshot(database: Database) -> None:
    reader = database.connect()
    reader.execute("BEGIN")
    version = reader.pragma("data_version")
    with database.writing() as writer:
        note(writer, "new")
    assert reader.pragma("data_version") == version
    assert reader.execute("SELECT count(*) FROM meta WHERE name = 'new'").get == 0
    reader.execute("COMMIT")
    assert reader.pragma("data_version") != version
    reader.close()


def test_a_failed_write_is_rolled_back(database: Database) -> None:
    with pytest.raises(apsw.ConstraintError), database.writing() as connection:
        connection.executemany("INSERT INTO meta VALUES (?, '')", [("half",), ("half",)])
    assert names(database) == []
    with database.writing() as connection:
        note(connection, "whole")
    assert names(database) == ["whole"]


def test_threads_queue_to_write(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.sqlite3")

    def write(thread: int) -> None:
        for number in range(5):
            with database.writing() as connection:
                note(connection, f"{thread} {number}")

    threads = [threading.Thread(target=write, args=(thread,)) for thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(database)) == 40
    database.close()


def test_a_writer_gives_up_after_the_busy_timeout(database: Database, tmp_path: Path) -> None:
    other = Database(tmp_path / "library.sqlite3", busy_timeout_s=_FAST_S)
    with database.writing():
        with pytest.raises(StorageBusy), other.writing():
            pass
        with pytest.raises(StorageBusy), database.writing():
            pass
    other.close()


def test_a_full_disk_is_reported_and_the_old_state_stays_in_use(database: Database) -> None:
    with database.writing() as connection:
        note(connection, "before")
        connection.pragma("max_page_count", connection.pragma("page_count") + 4)
    with pytest.raises(StorageFull), database.writing() as connection:
        connection.execute("INSERT INTO meta VALUES ('big', ?)", ("x" * 1_000_000,))
    assert names(database) == ["before"]
    with database.writing() as connection:
        note(connection, "small")
    assert names(database) == ["before", "small"]


def test_many_processes_may_make_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.sqlite3"
    imports = "from pathlib import Path; from index.storage.database import Database"
    script = f"{imports}; Database(Path({str(path)!r})).close()"
    processes = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(6)]
    assert [process.wait() for process in processes] == [0] * 6


def test_a_new_file_is_waited_for_while_another_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE meanwhile (x)")
    other.execute("BEGIN; SELECT * FROM meanwhile")
    ending = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    ending.start()
    Database(path, busy_timeout_s=0.01).close()
    ending.join()
    assert other.execute("SELECT count(*) FROM meanwhile").get == 0


def test_a_newer_file_is_refused_and_left_alone(database: Database, tmp_path: Path) -> None:
    with database.writing() as connection:
        connection.pragma("user_version", VERSION + 1)
    with pytest.raises(StorageUnavailable, match="version"):
        Database(tmp_path / "library.sqlite3")


def test_a_file_that_is_not_a_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_text("مرحبا " * 1000)
    with pytest.raises(StorageUnavailable, match="damaged"):
        Database(tmp_path / "library.sqlite3")


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageUnavailable):
        Database(tmp_path / "file" / "library.sqlite3")


def test_a_copy_is_whole_and_never_overwrites(database: Database, tmp_path: Path) -> None:
    with database.writing() as connection:
        note(connection, "kept")
    database.copy_to(tmp_path / "copy.sqlite3")
    copy = Database(tmp_path / "copy.sqlite3")
    assert names(copy) == ["kept"]
    copy.close()
    with pytest.raises(StorageUnavailable, match="exists"):
        database.copy_to(tmp_path / "copy.sqlite3")
