"""Stand-ins that do the real thing in a small way: an encoder of hashed words, and an analyzer of plain words."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentInfo, new_document
from corpus.passage import Document, Place
from index.arrays import Frequencies
from index.local.library import LocalLibrary
from index.storage.models import Models
from index.vectors.encoder import Matrix
from index.words.analysis import Analyzer
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from index.words.terms import passage_terms


@dataclass
class HashingEncoder:
    """Each word has a fixed direction, drawn from its hash and `seed`; a text points where its words do together."""

    seed: str = "a"
    dim: int = 64
    encoded: int = 0
    _directions: dict[str, Matrix] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"hashing-{self.seed}"

    @cached_property
    def fingerprint(self) -> str:
        return f"hashing {self.seed} {self.dim}"

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self.dim)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        self.encoded += len(texts)
        return self.encode_queries(texts)

    def _vector(self, text: str) -> Matrix:
        nowhere = np.zeros(self.dim, np.float32)
        total = np.sum([nowhere, *map(self._direction, text.lower().split())], axis=0)
        return np.asarray(total / (np.linalg.norm(total) or 1.0), np.float32)

    def _direction(self, word: str) -> Matrix:
        if word not in self._directions:
            number = int.from_bytes(hashlib.sha256(f"{self.seed} {word}".encode()).digest()[:8])
            self._directions[word] = np.random.default_rng(number).standard_normal(self.dim).astype(np.float32)
        return self._directions[word]


def expand_plainly(query: str, frequencies: Frequencies) -> SparseQuery:
    """Return each word of the query that occurs in a passage as a concept of its own."""
    hashes = np.array([term_hash(term) for term in passage_terms(query)], np.uint64)
    present = hashes[frequencies(hashes) > 0]
    return SparseQuery(present, np.ones(len(present), np.float32), np.arange(len(present)))


def hashes_of(query: str) -> NDArray[np.uint64]:
    """Return the hashes of the words of a query, ascending."""
    return np.unique(np.array([term_hash(term) for term in passage_terms(query)], np.uint64))


ANALYZER = Analyzer("terms without translations", passage_terms, expand_plainly, hashes_of)


def toy_models(seed: str = "a") -> Models:
    """Return the stand-ins together, with an encoder of its own."""
    return Models(HashingEncoder(seed), ANALYZER)


def document(document_id: str, *paragraphs: str, places: Sequence[Place] = (), **info: Any) -> Document:
    """Return a document of these paragraphs; `info` are fields of `DocumentInfo`."""
    return new_document("\n".join(paragraphs), DocumentInfo(document_id, **info), places=places)


def open_library(home: Path, encoder: HashingEncoder | None = None, *, snapshot_passages: int = 4) -> LocalLibrary:
    """Return a library with stand-ins, and snapshots from a handful of passages on."""
    return LocalLibrary(home, Models(encoder or HashingEncoder(), ANALYZER), snapshot_passages=snapshot_passages)
