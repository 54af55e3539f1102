"""A passage is read back as it was written, or not at all."""

import logging
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import apsw
import pytest

from index.library import Library
from index.storage.integrity import damage
from index.storage.passages import passages_by_key
from tests.index.doubles import document, open_library

_TEXTS = ("عُقد المؤتمر في الكويت.", "a\x00b \u2028 c 🕌", "third")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    library.add("default", document("d", *_TEXTS, language="ar", translations={"en": ["The conference.", "", ""]}))
    yield library
    library.close()


@pytest.fixture
def connection(library: Library, tmp_path: Path) -> Iterator[apsw.Connection]:
    connection = apsw.Connection(str(tmp_path / "iqtibas.sqlite3"))
    yield connection
    connection.close()


def test_any_text_survives_the_round_trip(library: Library) -> None:
    stored = library.document_passages("default", "d")
    assert tuple(each.passage.text for each in stored) == _TEXTS
    assert [each.sha256 for each in stored] == [sha256(text.encode()).hexdigest() for text in _TEXTS]


@pytest.mark.parametrize("column", ["text", "translation"])
@pytest.mark.parametrize("damaged", [b"\xff\xfe", "غيره".encode(), b""])
def test_a_damaged_passage_is_never_returned_and_the_log_says_so(
    library: Library, connection: apsw.Connection, caplog: pytest.LogCaptureFixture, column: str, damaged: bytes
) -> None:
    connection.execute(f"UPDATE passages SET {column} = CAST(? AS TEXT) WHERE number = 1", (damaged,))
    with caplog.at_level(logging.ERROR, "iqtibas.index"):
        stored = passages_by_key(connection, [1, 2, 3])
    assert sorted(stored) == [2, 3]
    assert "d#p1" in caplog.text
    assert [each.passage.number for each in library.document_passages("default", "d")] == [2, 3]
    assert any("d#p1" in line for line in damage(connection))


def test_an_untouched_database_has_no_damage(library: Library) -> None:
    assert library.upkeep.damage() == ()
