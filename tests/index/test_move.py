"""Moving documents between two libraries: here both are folders; `tests/contracts` has the ones that differ."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.move import move
from tests.index.doubles import document, open_library


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    libraries = open_library(tmp_path / "source"), open_library(tmp_path / "target")
    yield libraries
    for library in libraries:
        library.close()


def test_a_move_brings_all_versions_and_leaves_the_source(two: tuple[Library, Library]) -> None:
    source, target = two
    source.add("default", document("d", "first"))
    source.add("default", document("d", "second", "lines"))
    source.create_collection("empty")
    target.add("default", document("d", "something else"))
    target.add("default", document("e", "its own"))
    moved = move(source, target, lambda: None)
    assert (moved.documents, moved.passages, moved.known, moved.differing) == (1, 2, 0, ())
    assert target.document("default", "d") == source.document("default", "d")
    assert target.passage("default", "d", 1, version=1).passage.text == "first"
    assert [each.name for each in target.collections()] == ["default", "empty"]
    assert target.document("default", "e").version == 1


def test_an_interrupted_move_resumes(two: tuple[Library, Library]) -> None:
    source, target = two
    source.add_all("default", (document(f"d{number}", *["oil"] * 300) for number in range(6)))
    steps = iter(range(4))

    def advance() -> None:
        if next(steps, None) is None:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        move(source, target, advance)
    there = len(target.documents("default").documents)
    assert 0 < there < 6
    moved = move(source, target, lambda: None)
    assert (moved.documents, moved.known, moved.differing) == (6, there, ())
    assert move(source, target, lambda: None).known == 6


def test_differing_documents_are_named(two: tuple[Library, Library]) -> None:
    source, target = two
    source.add("default", document("d", "oil"))
    assert move(source, target, lambda: None).differing == ()
    with target.database.writing() as connection:
        connection.execute("UPDATE passages SET text = 'gas'")
    assert move(source, target, lambda: None).differing == ("default: d",)
