"""A large collection is built piece by piece, whatever its passages lack."""

from pathlib import Path

import pytest

from index.search import side
from index.search.loaded_collection import LoadedCollection
from index.storage import derived
from index.storage.database import Database, database_file
from index.vectors.dense import DenseIndex
from index.vectors.segment import VectorSegment
from tests.index.doubles import document, open_library, toy_models

PIECE = 4


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the numbers of passages that become a segment together; these are small here."""
    monkeypatch.setattr(side, "SETTLED_AT", PIECE)
    monkeypatch.setattr(side, "MERGED_AT", 4 * PIECE)
    monkeypatch.setattr(derived, "_ROWS_AT_ONCE", PIECE)
    made: list[int] = []
    take_new = DenseIndex._take_new

    def counted(index: DenseIndex) -> VectorSegment | None:
        segment = take_new(index)
        made.extend([] if segment is None else [len(segment)])
        return segment

    monkeypatch.setattr(DenseIndex, "_take_new", counted)
    return made


@pytest.mark.parametrize("lacking", [[], [1], [2, 7, 8, 40]])
def test_vectors_become_segments_while_they_are_read(tmp_path: Path, pieces: list[int], lacking: list[int]) -> None:
    library = open_library(tmp_path, snapshot_passages=10**6)
    library.add("default", document("d", *(f"line {number} of the harbour" for number in range(40))))
    library.close()
    database = Database(database_file(tmp_path))
    with database.writing() as connection:
        connection.executemany("UPDATE vectors SET crc32 = 1 WHERE passage = ?", ((key,) for key in lacking))
    loaded = LoadedCollection.empty(1, toy_models())
    with database.reading() as connection:
        assert loaded.catch_up(connection) == lacking
    database.close()
    assert sum(pieces) == len(loaded.dense.index) == 40 - len(lacking)
    assert max(pieces) < 2 * PIECE
