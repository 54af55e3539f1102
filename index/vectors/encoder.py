"""The encoder protocol: texts to unit vectors.

Implementations: `transformer_encoder`, `static_encoder` and their concatenation `joined_encoder` (bundled, no torch),
and `sentence_encoder` (any sentence-transformers model, torch).
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


_SMALLEST_NORM = np.float32(1e-12)


def unit(rows: Matrix) -> Matrix:
    """Return the rows normalised to length 1; zero rows are unchanged."""
    # Not by `np.linalg.norm`, which takes twice as long for one row.
    norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    units: Matrix = rows / np.maximum(norms, _SMALLEST_NORM)
    return units


class Encoder(Protocol):
    """Texts to float32 unit rows. Encoders of the same fingerprint return the same vectors."""

    @property
    def name(self) -> str:
        """Return the name for users, such as `bundled-fast`."""

    @property
    def fingerprint(self) -> str:
        """Return a digest of weights, tokenisation and prompts; vectors with different ones are never compared."""

    @property
    def dim(self) -> int:
        """Return the number of columns."""

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (a text without known tokens: a zero row)."""

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (a text without known tokens: a zero row)."""
