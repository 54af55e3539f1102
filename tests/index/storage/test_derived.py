"""Rows of terms and vectors that rotted or are of another maker are never used."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import numpy as np
import pytest

from index.library import Library
from index.storage.derived import keys_without_vectors, lacking_vectors, put_vectors, read_terms, read_vectors
from index.vectors.embed import Embedding
from tests.index.doubles import ANALYZER, HashingEncoder, document, open_library

_ALL = range(1, 1000)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    library.add("default", document("d", "oil and gas", "gas prices", "other things"))
    yield library
    library.close()


@pytest.fixture
def connection(library: Library, tmp_path: Path) -> Iterator[apsw.Connection]:
    connection = apsw.Connection(str(tmp_path / "iqtibas.sqlite3"))
    yield connection
    connection.close()


def lacking(connection: apsw.Connection, encoder: HashingEncoder) -> list[int]:
    return [key for batch in read_vectors(connection, encoder, 1, _ALL) for key in batch.lacking]


@pytest.mark.parametrize("column", ["views = 2", "float16 = x''", "float16 = zeroblob(length(float16))", "crc32 = 1"])
def test_damaged_vectors_are_lacking(connection: apsw.Connection, column: str) -> None:
    encoder = HashingEncoder()
    assert lacking(connection, encoder) == lacking_vectors(connection, encoder, [1, 2, 3]) == []
    connection.execute(f"UPDATE vectors SET {column} WHERE passage = 2")
    assert lacking(connection, encoder) == lacking_vectors(connection, encoder, [1, 2, 3]) == [2]
    (batch,) = read_vectors(connection, encoder, 1, _ALL)
    assert batch.vectors.keys.tolist() == [1, 3]
    np.testing.assert_allclose(np.linalg.norm(batch.vectors.rows, axis=1), 1, atol=1e-3)


def test_vectors_of_another_encoder_are_lacking(connection: apsw.Connection) -> None:
    other = HashingEncoder("b")
    assert lacking(connection, other) == keys_without_vectors(connection, other) == [1, 2, 3]
    assert keys_without_vectors(connection, HashingEncoder()) == []


def test_vectors_of_a_passage_that_is_gone_are_not_kept(connection: apsw.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    put_vectors(connection, HashingEncoder("b"), [2, 77], [Embedding(0, 0, b""), Embedding(0, 0, b"")])
    assert keys_without_vectors(connection, HashingEncoder("b")) == [1, 3]


@pytest.mark.parametrize("column", ["counts = x'7b7d'", "counts = x'00'", "analyzer = 2"])
def test_damaged_or_foreign_terms_are_counted_anew(connection: apsw.Connection, column: str) -> None:
    before = dict(read_terms(connection, ANALYZER, 1, _ALL))
    connection.execute(f"UPDATE terms SET {column} WHERE passage = 2")
    assert dict(read_terms(connection, ANALYZER, 1, _ALL)) == before


def test_a_damaged_passage_without_terms_has_none(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM terms WHERE passage = 2")
    connection.execute("UPDATE passages SET text = 'gas prizes' WHERE key = 2")
    assert dict(read_terms(connection, ANALYZER, 1, _ALL))[2].counts == {}
