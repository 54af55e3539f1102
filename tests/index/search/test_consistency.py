from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from index.search.consistency import index_faults
from tests.index.doubles import document, open_library, toy_models

PARAGRAPHS = [f"Paragraph {number} of the harbour museum." for number in range(6)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with a snapshot of six passages, one passage added after it, and one removed."""
    with closing(open_library(tmp_path)) as library:
        library.add("default", document("museum", *PARAGRAPHS))
        library.add("default", document("boats", "Boats are lent on Mondays."))
        library.add("default", document("gone", "Tools are lent on Tuesdays."))
        library.remove("default", "gone")
    assert snapshots(tmp_path)
    return tmp_path


def snapshots(home: Path) -> list[Path]:
    return sorted(path for path in (home / "snapshots").iterdir() if not path.name.startswith("."))


def faults(home: Path) -> list[str]:
    return list(index_faults(home, toy_models()))


def change(home: Path, statement: str) -> None:
    with closing(apsw.Connection(str(home / "iqtibas.sqlite3"))) as connection:
        connection.execute(statement)


def test_an_intact_library_has_no_orphans(home: Path) -> None:
    before = [path.read_bytes() for path in snapshots(home)]
    assert faults(home) == []
    assert [path.read_bytes() for path in snapshots(home)] == before


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-1] + b"\x7f"), "its SHA-256 is another"),
        (lambda file: file.write_bytes(b""), "its SHA-256 is another"),
        (Path.unlink, "No such file or directory"),
    ],
)
def test_a_damaged_snapshot_is_named_and_left_where_it_is(
    home: Path, damage: Callable[[Path], object], fault: str
) -> None:
    file = snapshots(home)[0]
    damage(file)
    left = snapshots(home)
    assert faults(home) == [f"snapshot {file.name}: {fault}"]
    assert snapshots(home) == left


@pytest.mark.parametrize(("table", "column"), [("terms", "counts"), ("vectors", "float16")])
def test_a_damaged_row_is_named_by_its_passage(home: Path, table: str, column: str) -> None:
    change(home, f"UPDATE {table} SET {column} = x'00' WHERE passage = 2")
    assert f"passage default: museum#p2: its {table} are damaged" in faults(home)


def test_an_index_of_other_passages_than_the_store_s_is_named(home: Path) -> None:
    # As if the store had been put back to an older copy while the snapshots stayed.
    change(home, "DELETE FROM passages WHERE number = 3")
    assert faults(home) == ["collection default: its index is not that of its passages"]
