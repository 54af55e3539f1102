"""Concatenation of two encoders: the bundled transformer and the bundled static encoder.

    vector = [sqrt(1 - share) * transformer, sqrt(share) * static],  so that  cos = (1 - share) cos_t + share cos_s

The static encoder was trained on all translations, of which the transformer saw a part, and on headings with their
texts; together they are better than either (figures: model card of the transformer).
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.digest import digest_of
from index.vectors.encoder import Encoder, Matrix, unit

STATIC_SHARE = 1 / 3


class JoinedEncoder:
    """The concatenation of both vectors of a text, each weighted by the square root of its share."""

    def __init__(self, main: Encoder, other: Encoder, share: float = STATIC_SHARE, name: str = "bundled") -> None:
        """Join two encoders; `share`, in [0, 1], is the weight of the other one's cosine."""
        self.name = name
        self._parts = ((main, np.float32((1 - share) ** 0.5)), (other, np.float32(share**0.5)))

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of both encoders and their shares."""
        return digest_of(*((encoder.fingerprint, float(weight)) for encoder, weight in self._parts))

    @cached_property
    def dim(self) -> int:
        """Return the number of columns."""
        return sum(encoder.dim for encoder, _ in self._parts)

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (zero for a text with tokens of neither encoder)."""
        return self._join([encoder.encode_queries(texts) for encoder, _ in self._parts])

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (zero for a text with tokens of neither encoder)."""
        return self._join([encoder.encode_passages(texts) for encoder, _ in self._parts])

    def _join(self, vectors: Sequence[Matrix]) -> Matrix:
        weighted = [weight * rows for rows, (_, weight) in zip(vectors, self._parts, strict=True)]
        joined = np.concatenate(weighted, axis=1)
        # Normalised again: a text with tokens of only one encoder has a zero half.
        return unit(joined)
