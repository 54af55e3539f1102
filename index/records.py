"""What the library returns: stored documents, passages and collections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Document, Language, Passage, Scalar, TranslationSource
from index.hit import SearchResult


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A document with nearly the same words, and the estimated Jaccard similarity of shingles, in [0, 1]."""

    document_id: str
    resemblance: float


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A stored document without its text.

    `version` is 1 at first and grows by 1 with every replacement; `added` is the time of this version in UTC (ISO 8601,
    seconds); `passages` is their number. `near_duplicates` is filled for a document that was just added.
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
    """The number of a version of a document, and the time when it was added."""

    version: int
    added: str


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A version of a document with its text, for copying it to another library."""

    document: Document
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage verified against its SHA-256 on reading, with the fields of its document that citations have.

    `key` is its integer key in the indexes, never reused; `sha256` is the hex digest of its text in UTF-8.
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
    """Some documents of a collection, oldest first; `next_cursor` is for the page after it, None at the end."""

    documents: tuple[StoredDocument, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class CollectionSummary:
    """A collection, and the numbers of its documents and passages."""

    name: str
    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class Retrieval:
    """A search result and the passages of its hits, from one generation: `passages[i]` is that of `result.hits[i]`.

    `sentence_cosines[i]` are the cosines of its sentences with the query, in the order of `embed.sentences`; float32
    `(n,)`, empty while passages lack vectors.
    """

    result: SearchResult
    passages: tuple[StoredPassage, ...]
    sentence_cosines: tuple[NDArray[np.float32], ...]


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """The size and state of a library; `rebuilding` while passages lack vectors, and search uses terms only."""

    passages: int
    dense: Literal["ready", "rebuilding"]
    encoder: str
    generation: int
