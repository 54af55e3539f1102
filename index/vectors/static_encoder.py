"""The bundled static encoder: a text's vector is the mean of its tokens' vectors. No torch, milliseconds to load.

Reads a sentence-transformers folder with one `StaticEmbedding` module. `SentenceTransformer(folder)` and model2vec give
the same vectors (tested); this is the way of running it that starts fastest.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from corpus.errors import ModelUnavailable
from corpus.fold import fold
from index.digest import digest_of, files_digest
from index.vectors.encoder import Matrix, unit
from index.vectors.unigram import Unigram

BUNDLED_STATIC = Path(__file__).parents[1] / "models" / "static"

PIECES_DIGEST = "540e3727ec0bf530"
"""Identifies which pieces texts have: `tests/index/test_preprocessing.py` computes it from fixed texts, and fails where
it differs. With another one, stored vectors are computed anew."""

_MOST_CHARACTERS = 8_192
"""Of a text that are read: the mean of a paragraph changes little after some hundred words, and the time of a hostile
one is bounded."""


class StaticEncoder:
    """Mean of token vectors, brought to length one; the order of words plays no part."""

    def __init__(self, folder: Path = BUNDLED_STATIC, name: str = "bundled-fast") -> None:
        """Load the folder. Raises: ModelUnavailable when a file is missing or damaged."""
        self.name = name
        self._folder = folder
        try:
            self._tokenizer = Unigram((folder / "tokenizer.json").read_bytes())
            self._vectors = _token_vectors(folder / "model.safetensors", len(self._tokenizer))
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            raise ModelUnavailable(f"no static encoder in {folder}: {error}", hint="Install iqtibas again.") from error

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of weights, tokenizer and how texts become pieces."""
        files = files_digest([self._folder / "model.safetensors", self._folder / "tokenizer.json"])
        return digest_of(files, PIECES_DIGEST, _MOST_CHARACTERS)

    @property
    def dim(self) -> int:
        """Return the number of columns."""
        return int(self._vectors.shape[1])

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (zero for a text without tokens)."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (zero for a text without tokens)."""
        means = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            if pieces := self.pieces(text):
                means[row] = self._vectors[pieces].sum(axis=0, dtype=np.float32)
        return unit(means)

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces."""
        return self._tokenizer.encode(fold(text[:_MOST_CHARACTERS]))


def _token_vectors(path: Path, pieces: int) -> NDArray[np.floating]:
    vectors: NDArray[np.floating] = load_file(path)["embedding.weight"]
    if vectors.ndim != 2 or len(vectors) < pieces:
        raise ValueError(f"{path.name} does not have a vector for each of the {pieces} pieces of tokenizer.json")
    return vectors
