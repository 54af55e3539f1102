"""What only a library in a data folder does: others at its file, damage in it, snapshots beside it, backups of it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnknownPassage
from index.library import Library
from tests.index.doubles import document, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path / "new folder")
    yield library
    library.close()


def found(library: Library, query: str, *collections: str) -> list[str]:
    return [hit.passage_id for hit in library.search(query, collections or ("default",), top_k=50).hits]


def test_a_damaged_passage_is_not_among_the_hits_and_the_next_one_is(library: Library, tmp_path: Path) -> None:
    library.add("default", document("d", *(f"oil number {number}" for number in range(20))))
    first = found(library, "oil number 7")[0]
    with library.database.writing() as connection:
        connection.execute("UPDATE passages SET text = text || '!' WHERE number = 8")
    assert first == "d#p8"
    got = library.retrieve("oil number 7", top_k=3)
    assert "d#p8" not in {hit.passage_id for hit in got.result.hits}
    assert len(got.result.hits) == len(got.passages) == 3
    assert [hit.rank for hit in got.result.hits] == [1, 2, 3]
    with pytest.raises(UnknownPassage):
        library.passage("default", "d", 8)
    assert len(library.upkeep.damage()) == 1


def test_other_processes_see_a_change_at_their_next_request(library: Library, tmp_path: Path) -> None:
    library.add("default", document("d", "oil"))
    assert found(library, "oil gas") == ["d#p1"]
    script = (
        "import sys; from pathlib import Path; from tests.index.doubles import document, open_library\n"
        "library = open_library(Path(sys.argv[1]))\n"
        "library.add('default', document('e', 'gas'))\n"
        "library.remove('default', 'd')\n"
        "library.close()\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "new folder")], check=True)
    assert found(library, "oil gas") == ["e#p1"]


def test_scores_do_not_depend_on_how_the_index_came_about(library: Library, tmp_path: Path) -> None:
    for number in range(30):
        library.add("default", document(f"d{number % 10}", *(f"oil price {number} {line}" for line in range(4))))
        library.search("oil")
    lived = library.search("oil price 27", top_k=50).hits
    fresh = open_library(tmp_path / "new folder", snapshot_passages=10**6)
    loaded = fresh.search("oil price 27", top_k=50).hits
    assert [hit.passage_id for hit in loaded] == [hit.passage_id for hit in lived]
    for one, other in zip(loaded, lived, strict=True):
        assert one.scores["dense"] == pytest.approx(other.scores["dense"], abs=1e-5)
    fresh.close()


def test_a_backup_is_a_library(library: Library, tmp_path: Path) -> None:
    library.add("default", document("d", "oil"))
    (tmp_path / "copy").mkdir()
    library.upkeep.backup(tmp_path / "copy" / "iqtibas.sqlite3")
    copy = open_library(tmp_path / "copy")
    assert found(copy, "oil") == ["d#p1"]
    copy.close()
