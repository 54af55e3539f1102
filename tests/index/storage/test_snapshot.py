"""Snapshots are used when they are what was written, and never otherwise."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from index.library import Library
from index.storage.database import Database
from index.storage.locks import try_lock
from index.storage.snapshot import FrozenFile, FrozenSide, SavedFile, Snapshots
from index.storage.snapshot_rows import REMOVED, Side
from tests.index.doubles import HashingEncoder, document, open_library

_SIDE = Side("dense", "encoder a")


class _Files(dict[str, bytes]):
    """Stands for an index: its size is the number of bytes of all files."""

    def __len__(self) -> int:
        return sum(map(len, self.values()))


def parse(saved: Mapping[str, SavedFile]) -> _Files:
    return _Files({part: file.contents[:] for part, file in saved.items()})


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.sqlite3")
    yield database
    database.close()


@pytest.fixture
def snapshots(database: Database, tmp_path: Path) -> Snapshots:
    return Snapshots(tmp_path / "snapshots", database)


def frozen(contents: Mapping[str, bytes], names: Mapping[str, str], side: Side = _SIDE) -> FrozenSide:
    files = [FrozenFile(part, names.get(part), partial(iter, [data])) for part, data in contents.items()]
    return FrozenSide(side, files, sum(map(len, contents.values())))


def write(snapshots: Snapshots, first: bytes, change: int, side: Side = _SIDE) -> bool:
    return snapshots.write(1, [frozen({"0000": first, REMOVED: b"ss"}, {}, side)], change) is not None


def read(snapshots: Snapshots, database: Database, side: Side = _SIDE) -> tuple[dict[str, bytes], int] | None:
    with database.reading() as connection:
        found = snapshots.read(connection, 1, side, parse)
    return None if found is None else (dict(found[0]), found[1])


def files(tmp_path: Path, prefix: str = "c") -> list[Path]:
    return sorted(path for path in (tmp_path / "snapshots").iterdir() if path.name.startswith(prefix))


def test_a_snapshot_is_read_as_written(snapshots: Snapshots, database: Database, tmp_path: Path) -> None:
    assert read(snapshots, database) is None
    assert write(snapshots, b"vvv", 7)
    assert read(snapshots, database) == ({"0000": b"vvv", REMOVED: b"ss"}, 7)
    with database.reading() as connection:
        assert snapshots.last_change(connection, 1, [_SIDE]) == 7
        assert snapshots.last_change(connection, 1, [_SIDE, Side("sparse", "x")]) == 0


def test_a_new_snapshot_takes_the_place_of_the_old(snapshots: Snapshots, database: Database, tmp_path: Path) -> None:
    write(snapshots, b"old", 7)
    old = files(tmp_path)
    write(snapshots, b"new", 8)
    assert read(snapshots, database) == ({"0000": b"new", REMOVED: b"ss"}, 8)
    assert len(files(tmp_path)) == 2
    assert not set(old) & set(files(tmp_path))


def test_a_new_snapshot_reuses_files_of_the_old_one(snapshots: Snapshots, database: Database, tmp_path: Path) -> None:
    first = snapshots.write(1, [frozen({"0000": b"first", "0001": b"other", REMOVED: b""}, {})], 7)
    assert first is not None
    names = {part: name for (_, part), name in first.items()}
    # The second segment became the first one, and its contents are not asked for.
    contents = {"0000": b"never written", "0001": b"new", REMOVED: b"1"}
    second = snapshots.write(1, [frozen(contents, {"0000": names["0001"]})], 8)
    assert second is not None and second["dense", "0000"] == names["0001"]
    assert {path.name for path in files(tmp_path)} == set(second.values())
    with database.reading() as connection:
        assert snapshots.are_all_of(connection, 1, {second["dense", "0000"], second["dense", "0001"]})
        assert not snapshots.are_all_of(connection, 1, {names["0000"], names["0001"]})
    assert [path.read_bytes() for path in files(tmp_path)].count(b"other") == 1


def test_a_file_that_another_process_replaced_meanwhile_is_written_again(snapshots: Snapshots, tmp_path: Path) -> None:
    write(snapshots, b"its", 7)
    names = snapshots.write(1, [frozen({"0000": b"mine", REMOVED: b""}, {"0000": "c1-dense-0000-gone"})], 8)
    assert names is not None
    assert (tmp_path / "snapshots" / names["dense", "0000"]).read_bytes() == b"mine"


def test_a_snapshot_of_another_model_is_not_read(snapshots: Snapshots, database: Database, tmp_path: Path) -> None:
    write(snapshots, b"vvv", 7)
    assert read(snapshots, database, Side(_SIDE.name, "encoder b")) is None
    assert files(tmp_path, ".corrupt-") == []


def test_leftovers_are_swept_and_evidence_is_kept(snapshots: Snapshots, database: Database, tmp_path: Path) -> None:
    write(snapshots, b"vvv", 7)
    named = files(tmp_path)
    for leftover in (".writing-c1-views-1", "c1-views-2", ".corrupt-c1-views-3"):
        (tmp_path / "snapshots" / leftover).write_text("x")
    (tmp_path / "snapshots" / "folder").mkdir()
    snapshots.sweep()
    left = {path.name for path in (tmp_path / "snapshots").iterdir()}
    assert left == {path.name for path in named} | {".lock", ".corrupt-c1-views-3", "folder"}


def test_while_another_process_writes_nothing_is_swept_or_written(
    snapshots: Snapshots, database: Database, tmp_path: Path
) -> None:
    write(snapshots, b"vvv", 7)
    its_own = tmp_path / "snapshots" / ".writing-c1-views-1"
    its_own.write_text("x")
    with try_lock(tmp_path / "snapshots" / ".lock"):
        snapshots.sweep()
        assert not write(snapshots, b"other", 8)
    assert its_own.exists()
    assert read(snapshots, database) == ({"0000": b"vvv", REMOVED: b"ss"}, 7)


def test_a_snapshot_of_a_dropped_collection_is_not_kept(snapshots: Snapshots, tmp_path: Path) -> None:
    snapshots.write(99, [frozen({"0000": b"v", REMOVED: b"s"}, {})], 1)
    assert files(tmp_path) == []


def test_a_disk_that_refuses_costs_the_snapshot_only(
    snapshots: Snapshots, database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(snapshots, b"vvv", 7)
    with database.writing() as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON snapshots "
            "BEGIN INSERT INTO meta VALUES (hex(randomblob(9000)), ''); END"
        )
        connection.pragma("max_page_count", connection.pragma("page_count"))
    assert not write(snapshots, b"other", 8)
    assert "no snapshot" in caplog.text
    assert read(snapshots, database) == ({"0000": b"vvv", REMOVED: b"ss"}, 7)
    assert len(files(tmp_path)) == 2


def _truncate(path: Path, previous: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path, previous: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _empty(path: Path, previous: Path) -> None:
    path.write_bytes(b"")


def _previous(path: Path, previous: Path) -> None:
    shutil.copy(previous, path)


def _text(path: Path, previous: Path) -> None:
    path.write_text("هذا نص عادي\n", encoding="utf-8")


def _folder(path: Path, previous: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path, previous: Path) -> None:
    path.unlink()
    path.symlink_to(previous)


def _pipe(path: Path, previous: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _missing(path: Path, previous: Path) -> None:
    path.unlink()


_DAMAGES = [_truncate, _flip, _empty, _previous, _text, _folder, _link, _pipe, _missing]


def search(library: Library) -> list[tuple[str, float]]:
    return [(hit.passage_id, round(hit.score, 4)) for hit in library.search("oil gas مؤتمر", top_k=20).hits]


@pytest.mark.parametrize(
    ("kind", "damage"),
    [(kind, damage) for kind in ("sparse-0000", "dense-0000") for damage in _DAMAGES]
    # What was removed before is often what is removed now, and then the files are the same.
    + [(kind, damage) for kind in ("sparse-removed", "dense-removed") for damage in (_flip, _missing)],
)
def test_a_damaged_file_is_set_aside_and_rebuilt_without_a_model(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, kind: str, damage: Callable[[Path, Path], None]
) -> None:
    library = open_library(tmp_path)
    library.add("default", document("a", "oil and gas", "مؤتمر في الكويت", "gas prices", "other things"))
    (old,) = files(tmp_path, f"c1-{kind}")
    previous = shutil.copy(old, tmp_path / "previous")
    library.add_all("default", [document("b", "oil"), document("c", "gas gas", "oil", "more", "and more")])
    expected = search(library)
    library.close()
    (path,) = files(tmp_path, f"c1-{kind}")
    damage(path, Path(previous))

    encoder = HashingEncoder()
    library = open_library(tmp_path, encoder)
    with caplog.at_level(logging.ERROR, "iqtibas.index"):
        assert search(library) == expected
    assert encoder.encoded == 0
    assert [record.message.count(path.name) for record in caplog.records] == [1]
    assert len(files(tmp_path, ".corrupt-")) == (damage is not _missing)
    assert len(files(tmp_path)) >= 4
    library.close()

    caplog.clear()
    library = open_library(tmp_path)
    assert search(library) == expected
    assert caplog.records == []
    library.close()


def test_later_changes_are_replayed_on_a_snapshot(tmp_path: Path) -> None:
    library = open_library(tmp_path, snapshot_passages=4)
    library.add("default", document("a", "oil and gas", "مؤتمر في الكويت", "gas prices", "other things"))
    library.add("default", document("a", "harbour"))
    library.add("default", document("b", "oil"))
    expected = search(library)
    library.close()
    assert len(files(tmp_path)) == 4
    library = open_library(tmp_path)
    assert search(library) == expected
    assert expected[0][0] == "b#p1"
    library.close()


def test_small_collections_have_no_snapshot(tmp_path: Path) -> None:
    library = open_library(tmp_path, snapshot_passages=5)
    library.add("default", document("a", "one", "two", "three", "four"))
    search(library)
    library.close()
    assert not (tmp_path / "snapshots").exists()


def test_two_processes_open_the_same_snapshot_while_one_replaces_it(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.add("default", document("a", "oil and gas", "gas prices", "other things", "and more"))
    reader = (
        "import sys; from pathlib import Path; from tests.index.doubles import open_library\n"
        "for _ in range(40):\n"
        "    library = open_library(Path(sys.argv[1]))\n"
        "    assert 'a#p1' in [hit.passage_id for hit in library.search('oil', top_k=50).hits]\n"
        "    library.close()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", reader, str(tmp_path)], stderr=subprocess.PIPE, text=True)
    number = 0
    while process.poll() is None:
        number += 1
        library.add("default", document(f"d{number % 3}", *(f"oil price {number} {line}" for line in range(8))))
    # Not even a line in the log: a file that was replaced is not damaged.
    assert process.communicate()[1] == ""
    assert process.returncode == 0
    library.close()
