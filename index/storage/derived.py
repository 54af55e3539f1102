"""Rows of data derived from passages: terms and vectors, serialised and parsed.

A row of another analyzer or encoder, or with a wrong CRC-32, is never used: terms are recomputed at once (no model is
needed), and a passage without usable vectors is reported as lacking them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple
from zlib import crc32

import apsw
import numpy as np
import orjson

from index.storage.passages import passages_by_key
from index.vectors.embed import Embedding
from index.vectors.encoder import Encoder
from index.vectors.segment import PassageVectors
from index.words.analysis import Analyzer, PassageTerms

_ROWS_AT_ONCE = 4096
"""Passages whose vectors are parsed together: about 20 MB of float32."""

_TERM_ROWS = """
SELECT p.key, t.length, t.counts, t.crc32
FROM passages p
LEFT JOIN terms t ON t.passage = p.key AND t.analyzer = (SELECT id FROM fingerprints WHERE value = ?)
WHERE p.collection = ? AND p.key BETWEEN ? AND ?
ORDER BY p.key
"""

_VECTOR_ROWS = """
SELECT p.key, v.views, v.sentences, v.float16, v.crc32
FROM passages p
LEFT JOIN vectors v ON v.passage = p.key AND v.encoder = (SELECT id FROM fingerprints WHERE value = ?)
WHERE p.collection = ? AND p.key BETWEEN ? AND ?
ORDER BY p.key
"""

# Inserts nothing where the passage was deleted in the meantime.
_PUT_TERMS = """
INSERT OR REPLACE INTO terms (passage, analyzer, length, crc32, counts)
SELECT key, ?2, ?3, ?4, ?5 FROM passages WHERE key = ?1
"""
_PUT_VECTORS = """
INSERT OR REPLACE INTO vectors (passage, encoder, views, sentences, crc32, float16)
SELECT key, ?2, ?3, ?4, ?5, ?6 FROM passages WHERE key = ?1
"""


class _VectorRow(NamedTuple):
    """A row of `_VECTOR_ROWS`; a passage without vectors has None in all but its key."""

    key: int
    views: int
    sentences: int
    float16: bytes | None
    crc32: int

    def is_whole(self, dim: int) -> bool:
        """Return whether the row has vectors of this dimension with the right checksum."""
        if self.float16 is None:
            return False
        size_bytes = (self.views + self.sentences) * dim * np.dtype(np.float16).itemsize
        return len(self.float16) == size_bytes and crc32(self.float16) == self.crc32


@dataclass(frozen=True, slots=True)
class VectorBatch:
    """The usable vectors of consecutive passages, and the keys of passages without any."""

    vectors: PassageVectors
    lacking: tuple[int, ...]


def put_terms(
    connection: apsw.Connection, analyzer: Analyzer, keys: Iterable[int], terms: Iterable[PassageTerms]
) -> None:
    """Store the terms of passages, replacing those of any analyzer."""
    maker = _fingerprint_id(connection, analyzer.fingerprint)
    packed = ((key, each.length, _pack(each)) for key, each in zip(keys, terms, strict=True))
    connection.executemany(_PUT_TERMS, ((key, maker, length, crc32(data), data) for key, length, data in packed))


def put_vectors(
    connection: apsw.Connection, encoder: Encoder, keys: Iterable[int], embeddings: Iterable[Embedding]
) -> None:
    """Store the vectors of passages, replacing those of the same encoder."""
    maker = _fingerprint_id(connection, encoder.fingerprint)
    rows = (
        (key, maker, each.views, each.sentences, crc32(each.float16), each.float16)
        for key, each in zip(keys, embeddings, strict=True)
    )
    connection.executemany(_PUT_VECTORS, rows)


def read_terms(
    connection: apsw.Connection, analyzer: Analyzer, collection: int, keys: range
) -> Iterator[tuple[int, PassageTerms]]:
    """Yield key and terms of a collection's passages in a range of keys, ascending; a damaged passage has no terms."""
    rows = connection.execute(_TERM_ROWS, (analyzer.fingerprint, collection, keys.start, keys.stop - 1))
    for key, length, counts, checksum in rows:
        if counts is not None and crc32(counts) == checksum:
            yield key, PassageTerms(orjson.loads(counts), length)
        else:
            yield key, count_terms(connection, analyzer, key)


def count_terms(connection: apsw.Connection, analyzer: Analyzer, key: int) -> PassageTerms:
    """Return the terms of a stored passage, computed from its text; none where it is damaged."""
    stored = passages_by_key(connection, [key])
    return analyzer.analyze(stored[key].passage) if key in stored else PassageTerms({}, 0)


def read_vectors(connection: apsw.Connection, encoder: Encoder, collection: int, keys: range) -> Iterator[VectorBatch]:
    """Yield the vectors of a collection's passages in a range of keys, ascending, in batches."""
    cursor = connection.execute(_VECTOR_ROWS, (encoder.fingerprint, collection, keys.start, keys.stop - 1))
    while rows := _take(cursor, _ROWS_AT_ONCE):
        whole = [row for row in rows if row.is_whole(encoder.dim)]
        embeddings = {row.key: Embedding(row.views, row.sentences, row.float16 or b"") for row in whole}
        yield VectorBatch(unpack(embeddings, encoder.dim), tuple(row.key for row in rows if row.key not in embeddings))


def unpack(embeddings: Mapping[int, Embedding], dim: int) -> PassageVectors:
    """Return the embeddings of passages (by key) as arrays."""
    counts = np.array([(key, each.views, each.sentences) for key, each in embeddings.items()], np.int64).reshape(-1, 3)
    halves = np.frombuffer(b"".join(each.float16 for each in embeddings.values()), np.float16).reshape(-1, dim)
    return PassageVectors(counts[:, 0], counts[:, 1], counts[:, 2], halves.astype(np.float32))


def lacking_vectors(connection: apsw.Connection, encoder: Encoder, keys: Sequence[int]) -> list[int]:
    """Return the keys of passages without usable vectors, among the given ones."""
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        "SELECT passage, views, sentences, float16, crc32 FROM vectors WHERE encoder = "
        "(SELECT id FROM fingerprints WHERE value = ?) AND passage IN (SELECT value FROM json_each(?))",
        (encoder.fingerprint, json.dumps(list(keys))),
    )
    whole = {row.key for row in map(_VectorRow._make, rows) if row.is_whole(encoder.dim)}
    return [key for key in keys if key not in whole]


def keys_without_vectors(connection: apsw.Connection, encoder: Encoder) -> list[int]:
    """Return the keys of all passages without a row of this encoder; fast when there are none."""
    maker = connection.execute("SELECT id FROM fingerprints WHERE value = ?", (encoder.fingerprint,)).get
    passages = connection.execute("SELECT count(*) FROM passages").get
    if passages == connection.execute("SELECT count(*) FROM vectors WHERE encoder = ?", (maker,)).get:
        return []
    without = "SELECT key FROM passages WHERE key NOT IN (SELECT passage FROM vectors WHERE encoder = ?) ORDER BY key"
    return [key for (key,) in connection.execute(without, (maker,))]


def keys_of_stale_terms(connection: apsw.Connection, analyzer: Analyzer, after: int, limit: int) -> list[int]:
    """Return the first `limit` keys above `after` of passages whose terms are missing or of another analyzer."""
    rows = connection.execute(
        "SELECT p.key FROM passages p LEFT JOIN terms t ON t.passage = p.key "
        "AND t.analyzer = (SELECT id FROM fingerprints WHERE value = ?) "
        "WHERE p.key > ? AND t.passage IS NULL ORDER BY p.key LIMIT ?",
        (analyzer.fingerprint, after, limit),
    )
    return [key for (key,) in rows]


def damaged_rows(connection: apsw.Connection) -> Iterator[tuple[str, int, int]]:
    """Yield table, row id and passage of each row of terms or vectors with a wrong CRC-32."""
    for table, column in (("terms", "counts"), ("vectors", "float16")):
        rows = connection.execute(f"SELECT rowid, passage, {column}, crc32 FROM {table} ORDER BY passage")
        yield from ((table, row, passage) for row, passage, data, checksum in rows if crc32(data) != checksum)


def forget_derived(connection: apsw.Connection) -> None:
    """Delete all terms, vectors and rows of snapshots."""
    connection.execute("DELETE FROM terms; DELETE FROM vectors; DELETE FROM snapshots; DELETE FROM fingerprints")


def _pack(terms: PassageTerms) -> bytes:
    return json.dumps(terms.counts, ensure_ascii=False, separators=(",", ":")).encode()


def _take(cursor: apsw.Cursor, count: int) -> list[_VectorRow]:
    return [_VectorRow._make(row) for row in islice(cursor, count)]


def _fingerprint_id(connection: apsw.Connection, fingerprint: str) -> int:
    connection.execute("INSERT OR IGNORE INTO fingerprints (value) VALUES (?)", (fingerprint,))
    return int(connection.execute("SELECT id FROM fingerprints WHERE value = ?", (fingerprint,)).get)
