"""The schema of a library in Milvus, as data. A table is what Milvus calls a collection; ours are groups of documents.

The row of a document is written last and deleted first: it has the keys of its passages, which are visible as long as
it exists. Vectors are in tables of their own, named after their encoder, so that another encoder rewrites no passage.
Statistics are a log, so that a new document updates no row.

    records     name -> text: the collections, what was offered, the documents as given, in pieces
    documents   a row a document: the key of its first passage, and its description
    passages    a row a passage: text, hash, offsets, translation, and its terms as a sparse vector
    views       a dense vector for each view of a passage (its text, its translation)
    sentences   a dense vector for each sentence
    statistics  a row for each batch that was added or removed: numbers of passages and document frequencies
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST = 65_535
"""Bytes of UTF-8 of a text, at most: Milvus's limit."""

PIECE_CHARACTERS = LONGEST // 4
"""Characters of a piece of a longer text: a character has at most four bytes."""

_NAME_BYTES = 200 * 4
"""Names of collections and documents have at most 200 letters."""

_MOST_FACETS = 4_096
"""Milvus's limit for an array."""

GRAPH = "HNSW"
"""The index of dense vectors: a graph in memory (HNSW, Malkov and Yashunin 2018)."""

NOTHING = (0.0, 1.0)
"""The vector of rows that need none, as Milvus requires one in every table."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: its fields by name, each with its type and the options of that; the first one is the primary key.

    `vector` is the field that is searched by inner product with an `index`; `found` are the fields that a search
    returns.
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
"""The fields of every searched row by which it is filtered (see `facets`)."""


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
