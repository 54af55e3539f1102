"""The schema of a library in Milvus, as data. What Milvus calls a collection is a table here.

The row of a document is written last and deleted first: it has the keys of its passages, which are visible while it
exists. Vectors have tables of their own for each encoder, so that a change of the encoder does not rewrite passages.
Statistics are a log, so that adding a document updates no row.

    records     names with values: collections, offered documents, documents as JSON in pieces
    documents   a row per document: key of its first passage, and its metadata
    passages    a row per passage: text, hash, offsets, translation, and its terms as a sparse vector
    views       a dense vector for each view of a passage (text, translation)
    sentences   a dense vector for each sentence
    statistics  a row for each batch of added or removed documents: number of passages and document frequencies
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST = 65_535
"""Milvus's limit for a text, in bytes of UTF-8."""

PIECE_CHARACTERS = LONGEST // 4
"""Characters of a piece of a longer text; a character has at most four bytes."""

_NAME_BYTES = 200 * 4
"""Names of collections and documents have at most 200 characters."""

_MOST_FACETS = 4_096
"""Milvus's limit for the length of an array."""

GRAPH = "HNSW"
"""The index of dense vectors: a graph in memory (HNSW, Malkov and Yashunin 2018)."""

NOTHING = (0.0, 1.0)
"""The vector of rows without one; Milvus requires a vector in every table."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table.

    Attributes:
        fields: types by name; the first field is the primary key.
        vector: the field that is searched by inner product.
        index: type of the index of that field.
        found: the fields that a search returns.
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
    """The tables of one library, whose names begin with `prefix`."""

    prefix: str
    records: Table
    documents: Table
    passages: Table
    views: Table
    sentences: Table
    statistics: Table

    @property
    def all(self) -> tuple[Table, ...]:
        """All tables."""
        return self.records, self.documents, self.passages, self.views, self.sentences, self.statistics


Kind = tuple[str, Mapping[str, Any]]
"""Name of a type, and its options."""

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
"""The fields by which searched rows are filtered (see `facets`)."""


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
        prefix: of their names.
        encoder: fingerprint of the encoder.
        dim: columns of its vectors.
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
