"""What a library is made of in Milvus, as data: its tables ("collections" there, which here are something else).

A document's row is the last one written and the first one deleted: it says under which keys its passages stand, so
that these are seen from the moment at which their document is there, and no longer. Vectors stand apart from passages,
in tables named after their encoder: another encoder rewrites no row. Statistics do too, in a log of sums, so that
adding a document rewrites none.

    records     name -> text: which collections there are, what was offered, documents as they were given, in pieces
    documents   one for each document: the key of its first passage, and what is told of it
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

    `vector` names the field that is searched by inner product.
    """

    name: str
    fields: Mapping[str, "Kind"]
    vector: str
    index: str = GRAPH

    @property
    def key(self) -> str:
        """The name of the primary key."""
        return next(iter(self.fields))


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one library, by what they hold."""

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
_TEXT: Kind = ("VARCHAR", {"max_length": LONGEST})
_SHORT: Kind = ("VARCHAR", {"max_length": 64})
_INTEGERS: Kind = ("ARRAY", {"element_type": "INT64", "max_capacity": _MOST_FACETS})
_SPARSE: Kind = ("SPARSE_FLOAT_VECTOR", {})
_OWNER: Kind = ("VARCHAR", {"max_length": _NAME_BYTES, "is_partition_key": True})
_UNSEARCHED: Mapping[str, Kind] = {"nothing": ("FLOAT_VECTOR", {"dim": len(NOTHING)})}
_FOUND_BY: Mapping[str, Kind] = {"collection": _OWNER, "facets": _INTEGERS, "published": _INTEGER}
"""What every row has that is searched: whose it is, and what filters ask of it (see `facets`)."""


def tables(prefix: str, encoder: str, dim: int) -> Tables:
    """Return the tables of a library.

    Args:
        prefix: what their names begin with.
        encoder: the fingerprint of the encoder, whose vectors have `dim` columns.
    """
    vectors = f"{prefix}_{{}}_{hashlib.sha256(f'{encoder} {dim}'.encode()).hexdigest()[:16]}"
    vector: Mapping[str, Kind] = {"dense": ("FLOAT_VECTOR", {"dim": dim})}
    dense = {"id": _SHORT, "passage": _INTEGER, "number": _INTEGER, "siblings": _INTEGER, **_FOUND_BY, **vector}
    return Tables(
        records=Table(f"{prefix}_records", {"name": _long_name(2), "value": _TEXT, **_UNSEARCHED}, "nothing", "FLAT"),
        documents=Table(
            f"{prefix}_documents",
            {
                **{"name": _long_name(2), "collection": _NAME, "document_id": _NAME, "head": _INTEGER},
                **{"version": _INTEGER, "passages": _INTEGER, "bands": _INTEGERS, "described": _TEXT, "kept": _TEXT},
                **_UNSEARCHED,
            },
            "nothing",
            "FLAT",
        ),
        passages=Table(
            f"{prefix}_passages",
            {
                **{"passage": _INTEGER, "head": _INTEGER, "document_id": _NAME, "number": _INTEGER},
                **{"first": _INTEGER, "last": _INTEGER, "language": _SHORT, "sha256": _SHORT, "text": _TEXT},
                **{"translation": _TEXT, "place": _TEXT, "is_cut": ("BOOL", {})},
                **{**_FOUND_BY, "length": _INTEGER, "terms": _SPARSE},
            },
            "terms",
            "SPARSE_INVERTED_INDEX",
        ),
        views=Table(vectors.format("views"), dense, "dense"),
        sentences=Table(vectors.format("sentences"), dense, "dense"),
        statistics=Table(
            f"{prefix}_statistics",
            {
                **{"id": _INTEGER, "collection": _OWNER, "at": _INTEGER, "documents": _INTEGER, "passages": _INTEGER},
                **{"length": _INTEGER, "sign": _INTEGER, "replaces": _INTEGERS, "terms": _SPARSE},
            },
            "terms",
            "SPARSE_INVERTED_INDEX",
        ),
    )


def _long_name(names: int) -> Kind:
    return "VARCHAR", {"max_length": names * _NAME_BYTES + 64}
