"""What the library hands out: documents, passages and collections as they are stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Document, Language, Passage, Scalar, TranslationSource
from index.hit import SearchResult


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A document with nearly the same words, and the share of word runs that both have, in [0, 1]."""

    document_id: str
    resemblance: float


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the library keeps it, without its text.

    `version` is 1 when it was added and grows with every replacement; `added` is when this version came, in UTC
    (ISO 8601, seconds); `passages` is their number. `near_duplicates` are given of a document that was just added.
    """

    collection: str
    document_id: str
    version: int
    title: str
    language: Language
    url: str | None
    published: str | None
    translation_source: TranslationSource
    metadata: Mapping[str, Scalar]
    added: str
    passages: int
    near_duplicates: tuple[NearDuplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """The number of a version of a document, and when it came."""

    version: int
    added: str


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A version of a document as it was given, which is what moving it to another library takes."""

    document: Document
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage whose stored text was just checked against its SHA-256, with what a citation says of its document.

    `key` is its integer in the indexes, never used twice; `sha256` is the hex digest of its text in UTF-8.
    """

    key: int
    collection: str
    passage: Passage
    sha256: str
    version: int
    title: str
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Some documents of a collection, oldest first; `next_cursor` asks for those after them, None at the end."""

    documents: tuple[StoredDocument, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class CollectionSummary:
    """A collection and how much it holds."""

    name: str
    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class Retrieval:
    """A search result and the passages of its hits, from one generation: `passages[i]` is that of `result.hits[i]`.

    `sentence_cosines[i]` says how near each of its sentences is to the query, in the order of `embed.sentences`;
    float32 `(n,)`, empty while the dense side is being rebuilt.
    """

    result: SearchResult
    passages: tuple[StoredPassage, ...]
    sentence_cosines: tuple[NDArray[np.float32], ...]


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """How ready the library is: `rebuilding` while passages lack vectors and the sparse side answers alone."""

    passages: int
    dense: Literal["ready", "rebuilding"]
    encoder: str
    generation: int
