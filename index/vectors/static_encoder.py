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

from corpus import fold as folding
from corpus.errors import ModelUnavailable
from corpus.fold import fold
from index.digest import files_digest
from index.vectors import unigram
from index.vectors.encoder import Matrix, unit
from index.vectors.unigram import Unigram

BUNDLED_STATIC = Path(__file__).parents[1] / "models" / "static"
# A paragraph's meaning is settled long before this, and a hostile one must not cost more.
_LONGEST_CHARACTERS = 8_192


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
        """Return a digest of weights, tokenizer and the code that folds and cuts their texts."""
        model = (self._folder / "model.safetensors", self._folder / "tokenizer.json")
        return files_digest([*model, Path(str(folding.__file__)), Path(str(unigram.__file__))])

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
            if pieces := self._tokenizer.encode(fold(text[:_LONGEST_CHARACTERS])):
                means[row] = self._vectors[pieces].sum(axis=0, dtype=np.float32)
        return unit(means)


def _token_vectors(path: Path, pieces: int) -> NDArray[np.floating]:
    vectors: NDArray[np.floating] = load_file(path)["embedding.weight"]
    if vectors.ndim != 2 or len(vectors) < pieces:
        raise ValueError(f"{path.name} does not have a vector for each of the {pieces} pieces of tokenizer.json")
    return vectors
