"""What a library is made of in Milvus, as data: its tables ("collections" there, which here are something else).

A document's row is the last one written and the first one deleted: it says under which keys its passages stand, so
that these are seen from the moment at which their document is there, and no longer. Vectors stand apart from passages,
in tables named after their encoder: another encoder rewrites no row. Statistics do too, in a log of sums, so that
adding a document rewrites none.

    records     name -> text: which collections there are, what was offered, documents as they were given, in pieces
    documents   one for each document: the key of its first passage, and what is known of it
    passages    one for each passage: text, hash, offsets, translation, and its terms as a sparse vector
    views       one for each view of a passage (its text, its translation), and
    sentences   one for each sentence: a dense vector
    statistics  one for each batch that came or went: how many passages, and in how many of them each term occurs
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST = 65_535
"""Bytes of UTF-8 that a text in Milvus may have."""

PIECE_CHARACTERS = LONGEST // 4
"""Of a longer text, by pieces: a character has at most four bytes."""

_NAME_BYTES = 200 * 4
"""Names of collections and documents have at most 200 letters."""

_MOST_FACETS = 4_096
"""Milvus's limit for an array."""

GRAPH = "HNSW"
"""The index of dense vectors: a graph, in memory."""

NOTHING = (0.0, 1.0)
"""Milvus has no table without a vector; one that needs none has this."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A collection of Milvus: fields by name with their type and its options, the first one the primary key.

    `vector` names the field that is searched by inner product, and `found` the fields of a row that a search returns.
    """

    name: str
    fields: Mapping[str, "Kind"]
    vector: str
    index: str = GRAPH
    found: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of the primary key."""
        return next(iter(self.fields))


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one library, by what they hold; the names of all begin with `prefix`."""

    prefix: str
    records: Table
    documents: Table
    passages: Table
    views: Table
    sentences: Table
    statistics: Table

    @property
    def all(self) -> tuple[Table, ...]:
        """Every table."""
        return self.records, self.documents, self.passages, self.views, self.sentences, self.statistics


Kind = tuple[str, Mapping[str, Any]]

_INTEGER: Kind = ("INT64", {})
_NAME: Kind = ("VARCHAR", {"max_length": _NAME_BYTES})
_JOINED_NAMES: Kind = ("VARCHAR", {"max_length": 2 * _NAME_BYTES + 64})
_TEXT: Kind = ("VARCHAR", {"max_length": LONGEST})
_SHORT: Kind = ("VARCHAR", {"max_length": 64})
_INTEGERS: Kind = ("ARRAY", {"element_type": "INT64", "max_capacity": _MOST_FACETS})
_SPARSE: Kind = ("SPARSE_FLOAT_VECTOR", {})
_OWNER: Kind = ("VARCHAR", {"max_length": _NAME_BYTES, "is_partition_key": True})
_UNSEARCHED: Mapping[str, Kind] = {"nothing": ("FLOAT_VECTOR", {"dim": len(NOTHING)})}
_FOUND_BY: Mapping[str, Kind] = {"collection": _OWNER, "facets": _INTEGERS, "published": _INTEGER}
"""What every row has that is searched: whose it is, and what filters ask of it (see `facets`)."""


_RECORDS: Mapping[str, Kind] = {"name": _JOINED_NAMES, "value": _TEXT, **_UNSEARCHED}
_DOCUMENTS: Mapping[str, Kind] = {
    "name": _JOINED_NAMES,
    "collection": _NAME,
    "document_id": _NAME,
    "head": _INTEGER,
    "version": _INTEGER,
    "passages": _INTEGER,
    "bands": _INTEGERS,
    "described": _TEXT,
    "kept": _TEXT,
    **_UNSEARCHED,
}
_PASSAGES: Mapping[str, Kind] = {
    "passage": _INTEGER,
    "head": _INTEGER,
    "document_id": _NAME,
    "number": _INTEGER,
    "first": _INTEGER,
    "last": _INTEGER,
    "language": _SHORT,
    "sha256": _SHORT,
    "text": _TEXT,
    "translation": _TEXT,
    "place": _TEXT,
    "is_cut": ("BOOL", {}),
    **_FOUND_BY,
    "length": _INTEGER,
    "terms": _SPARSE,
}
_VECTORS: Mapping[str, Kind] = {
    "id": _SHORT,
    "passage": _INTEGER,
    "number": _INTEGER,
    "siblings": _INTEGER,
    **_FOUND_BY,
}
_PASSAGE_FOUND = ("passage", "length", "terms")
_VECTOR_FOUND = ("passage", "number", "siblings")
_STATISTICS: Mapping[str, Kind] = {
    "id": _INTEGER,
    "collection": _OWNER,
    "at": _INTEGER,
    "documents": _INTEGER,
    "passages": _INTEGER,
    "length": _INTEGER,
    "sign": _INTEGER,
    "replaces": _INTEGERS,
    "terms": _SPARSE,
}


def tables(prefix: str, encoder: str, dim: int) -> Tables:
    """Return the tables of a library.

    Args:
        prefix: what their names begin with.
        encoder: the fingerprint of the encoder, whose vectors have `dim` columns.
    """
    of_encoder = hashlib.sha256(f"{encoder} {dim}".encode()).hexdigest()[:16]
    vectors: Mapping[str, Kind] = {**_VECTORS, "dense": ("FLOAT_VECTOR", {"dim": dim})}
    return Tables(
        prefix=prefix,
        records=Table(f"{prefix}_records", _RECORDS, "nothing", "FLAT"),
        documents=Table(f"{prefix}_documents", _DOCUMENTS, "nothing", "FLAT"),
        passages=Table(f"{prefix}_passages", _PASSAGES, "terms", "SPARSE_INVERTED_INDEX", _PASSAGE_FOUND),
        views=Table(f"{prefix}_views_{of_encoder}", vectors, "dense", found=_VECTOR_FOUND),
        sentences=Table(f"{prefix}_sentences_{of_encoder}", vectors, "dense", found=_VECTOR_FOUND),
        statistics=Table(f"{prefix}_statistics", _STATISTICS, "terms", "SPARSE_INVERTED_INDEX"),
    )
