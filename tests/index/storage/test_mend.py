"""What is mended: a paragraph out of its document, derived rows and snapshots by making them anew, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnknownPassage
from index.library import Library
from tests.index.doubles import document, open_library

LINES = [f"line {number} of the harbour museum" for number in range(6)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    library.add("default", document("museum", *LINES))
    yield library
    library.close()


def change(library: Library, statement: str) -> None:
    with library.database.writing() as connection:
        connection.execute(statement)


def test_nothing_to_mend(library: Library) -> None:
    assert library.upkeep.mend() == 0


def test_a_damaged_paragraph_is_restored_from_the_text_of_its_document(library: Library) -> None:
    change(library, "UPDATE passages SET text = 'other' WHERE number = 3")
    assert len(library.upkeep.damage()) == 1
    assert library.upkeep.mend() == 1
    assert library.passage("default", "museum", 3).passage.text == LINES[2]
    assert library.upkeep.damage() == ()


def test_a_passage_damaged_in_both_places_is_not_quoted(library: Library) -> None:
    change(library, "UPDATE passages SET text = 'other' WHERE number = 3")
    change(library, "UPDATE documents SET text = 'other'")
    assert library.upkeep.mend() == 0
    with pytest.raises(UnknownPassage):
        library.passage("default", "museum", 3)


@pytest.mark.parametrize(("table", "column"), [("terms", "counts"), ("vectors", "float16")])
def test_damaged_derived_rows_are_computed_again(library: Library, table: str, column: str) -> None:
    select = f"SELECT {column}, crc32 FROM {table} WHERE passage = 2"
    with library.database.reading() as connection:
        before = connection.execute(select).fetchall()
    change(library, f"UPDATE {table} SET {column} = x'00' WHERE passage = 2")
    assert library.upkeep.mend() == 1
    with library.database.reading() as connection:
        assert connection.execute(select).fetchall() == before


def test_a_snapshot_with_a_damaged_file_is_forgotten_whole(library: Library, tmp_path: Path) -> None:
    files = [path for path in (tmp_path / "snapshots").iterdir() if not path.name.startswith(".")]
    files[0].write_bytes(b"other")
    assert library.upkeep.mend() >= 1
    with library.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM snapshots").get == 0
    assert not any(path.exists() for path in files)
    assert library.search("line 4 museum").hits[0].passage_id == "museum#p5"


def test_dangling_rows_are_deleted(library: Library) -> None:
    connection = library.database.connect()
    connection.execute("PRAGMA foreign_keys = OFF; INSERT INTO terms VALUES (99, 1, 0, 0, x'')")
    connection.close()
    assert library.upkeep.damage() != ()
    assert library.upkeep.mend() == 1
    assert library.upkeep.damage() == ()
