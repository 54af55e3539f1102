"""The seam between text and vectors: anything that turns texts into unit rows.

Implementations: `static_encoder` (bundled, mean of token vectors, no torch) and `sentence_encoder` (any
sentence-transformers folder or name, torch).
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


_SMALLEST_NORM = np.float32(1e-12)


def unit(rows: Matrix) -> Matrix:
    """Return the rows, each of length one; one of zeros stays as it is."""
    # By hand: for a question `np.linalg.norm` takes twice as long.
    norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    units: Matrix = rows / np.maximum(norms, _SMALLEST_NORM)
    return units


class Encoder(Protocol):
    """Text in, float32 unit rows out. Same fingerprint, same vectors."""

    @property
    def name(self) -> str:
        """Return the name shown to users, such as `bundled-fast`."""

    @property
    def fingerprint(self) -> str:
        """Return a digest of weights, tokenizer and prompts; vectors of another fingerprint are never compared."""

    @property
    def dim(self) -> int:
        """Return the number of columns."""

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (a text without known tokens: a zero row)."""

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (a text without known tokens: a zero row)."""
