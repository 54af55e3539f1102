"""Reading stored passages, with verification.

SQLite does not detect a flipped bit in a text. So each passage is stored with the SHA-256 of its text and translation;
one that does not match is logged and left out, and never quoted.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import apsw
import orjson

from corpus.passage import NOWHERE, Language, Passage, Place, Translation
from index.records import StoredDocument, StoredPassage

_LOG = logging.getLogger("iqtibas.index")

# As bytes: a damaged text may be invalid UTF-8.
_SELECT = """
SELECT p.key, c.name, d.document_id, p.number, CAST(p.text AS BLOB), p.first, p.last, p.language,
       CAST(p.translation AS BLOB), p.sha256, p.translation_sha256, d.version, d.title, d.url, d.published, w.place
FROM passages p JOIN documents d ON d.key = p.document JOIN collections c ON c.id = d.collection
LEFT JOIN places w ON w.passage = p.key
"""

_SELECT_OLD = """
SELECT 0, c.name, d.document_id, p.number, CAST(p.text AS BLOB), p.first, p.last, p.language,
       CAST(p.translation AS BLOB), p.sha256, p.translation_sha256, d.version, d.title, d.url, d.published, p.place
FROM old_passages p JOIN old_documents d ON d.key = p.document JOIN collections c ON c.id = d.collection
WHERE c.name = ? AND d.document_id = ? AND d.version = ?
"""

_CACHED_ROWS = 512
"""Verified and parsed rows; the cache is keyed by the whole row, so that it never needs invalidation."""

PassageRow = tuple[int, int, int, int, int, int, str, bytes, bytes | None, str, str | None]


class _Row(NamedTuple):
    """A row of `_SELECT`."""

    key: int
    collection: str
    document_id: str
    number: int
    text: bytes
    start: int
    end: int
    language: Language
    translation: bytes | None
    sha256: bytes
    translation_sha256: bytes | None
    version: int
    title: str
    url: str | None
    published: str | None
    place: str | None

    @property
    def name(self) -> str:
        return f"{self.collection}: {self.document_id}#p{self.number}"

    @property
    def is_whole(self) -> bool:
        return _fits(self.text, self.sha256) and _fits(self.translation, self.translation_sha256)

    def stored(self) -> StoredPassage:
        text, translation = self.text.decode(), read_translation(self.translation)
        place = NOWHERE if self.place is None else read_place(self.place)
        passage = Passage(self.document_id, self.number, text, self.start, self.end, self.language, translation, place)
        document = self.version, self.title, self.url, self.published
        return StoredPassage(self.key, self.collection, passage, self.sha256.hex(), *document)


def passages_by_key(connection: apsw.Connection, keys: Sequence[int]) -> dict[int, StoredPassage]:
    """Return the passages with these keys, without missing and damaged ones."""
    condition = "WHERE p.key IN (SELECT value FROM json_each(?))"
    return {stored.key: stored for stored in _read(connection, condition, (_as_json(keys),))}


def foreign_keys(connection: apsw.Connection, keys: Sequence[int], language: Language) -> frozenset[int]:
    """Return the keys of passages in another language and without a translation, among the given ones."""
    condition = "key IN (SELECT value FROM json_each(?)) AND language != ? AND translation IS NULL"
    rows = connection.execute(f"SELECT key FROM passages WHERE {condition}", (_as_json(keys), language))
    return frozenset(key for (key,) in rows)


def _as_json(keys: Sequence[int]) -> str:
    return orjson.dumps(list(keys)).decode()


def passages_of(connection: apsw.Connection, collection: str, document_id: str) -> tuple[StoredPassage, ...]:
    """Return the passages of a document in order, without damaged ones; none where the document does not exist."""
    condition = "WHERE c.name = ? AND d.document_id = ? ORDER BY p.number"
    return tuple(_read(connection, condition, (collection, document_id)))


def passage_at(connection: apsw.Connection, collection: str, document_id: str, number: int) -> StoredPassage | None:
    """Return a passage of a document, None where it is missing or damaged."""
    condition = "WHERE c.name = ? AND d.document_id = ? AND p.number = ?"
    return next(iter(_read(connection, condition, (collection, document_id, number))), None)


def old_passage_at(
    connection: apsw.Connection, document: StoredDocument, version: int, number: int
) -> StoredPassage | None:
    """Return a passage of an earlier version of a document, None where it is missing or damaged."""
    named = document.collection, document.document_id, version, number
    return next(iter(_checked(connection.execute(f"{_SELECT_OLD} AND p.number = ?", named))), None)


def old_passages_of(
    connection: apsw.Connection, collection: str, document_id: str, version: int
) -> tuple[StoredPassage, ...]:
    """Return the passages of an earlier version in order, without damaged ones."""
    rows = connection.execute(f"{_SELECT_OLD} ORDER BY p.number", (collection, document_id, version))
    return tuple(_checked(rows))


def damaged_passages(connection: apsw.Connection) -> Iterator[str]:
    """Yield collection and id of every damaged passage."""
    for row in map(_Row._make, connection.execute(_SELECT)):
        if not row.is_whole:
            yield row.name


def passage_row(key: int, collection: int, document: int, passage: Passage) -> PassageRow:
    """Return the row of a passage, with its hashes."""
    translation = translation_json(passage.translation)
    return (
        key,
        collection,
        document,
        passage.number,
        passage.start,
        passage.end,
        passage.language,
        _digest(passage.text),
        None if translation is None else _digest(translation),
        passage.text,
        translation,
    )


def place_rows(keys: Iterable[int], passages: Iterable[Passage]) -> Iterator[tuple[int, str]]:
    """Yield the row of each passage that has a place in its file."""
    for key, passage in zip(keys, passages, strict=True):
        if passage.place != NOWHERE:
            yield key, place_json(passage.place)


def _read(connection: apsw.Connection, condition: str, bindings: tuple[str | int, ...]) -> Iterator[StoredPassage]:
    return _checked(connection.execute(_SELECT + condition, bindings))


def _checked(rows: Iterable[tuple[Any, ...]]) -> Iterator[StoredPassage]:
    for row in map(_Row._make, rows):
        stored = _stored(row)
        if stored is not None:
            yield stored
        else:
            _LOG.error("passage %s is damaged on disk and will not be quoted", row.name)


@lru_cache(_CACHED_ROWS)
def _stored(row: _Row) -> StoredPassage | None:
    """Return the passage of a row, None where a text does not match its hash."""
    return row.stored() if row.is_whole else None


def _fits(data: bytes | None, digest: bytes | None) -> bool:
    return (None if data is None else sha256(data).digest()) == digest


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def translation_json(translation: Translation | None) -> str | None:
    """Return a translation serialised for `read_translation`."""
    return None if translation is None else json.dumps(asdict(translation), ensure_ascii=False)


def read_translation(data: str | bytes | None) -> Translation | None:
    """Return the translation serialised by `translation_json`."""
    if data is None:
        return None
    fields = json.loads(data)
    pairs = tuple((source, target) for source, target in fields.pop("sentences"))
    return Translation(**fields, sentences=pairs)


def place_json(place: Place) -> str:
    """Return a place serialised for `read_place`."""
    return json.dumps(asdict(place), ensure_ascii=False)


def read_place(data: str) -> Place:
    """Return the place serialised by `place_json`."""
    fields = json.loads(data)
    return Place(**fields | {name: tuple(fields[name]) for name in ("page_breaks", "headings")})
