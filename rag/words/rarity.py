"""How rare a term is in general text: a term in, a weight in [0, 1] out.

Inverse document frequencies over two dozen paragraphs say little. Counts over general text separate the words that
carry a question (*megawatts*, *king*) from the others (*called*, *given*). `python -m rag.train.rarity` makes the
table.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable

BUNDLED_RARITY = Path(__file__).with_name("rarity.npz")
STEPS = 255
"""A weight is kept as a byte."""

_HASH_BITS = np.uint64(0xFFFF_FFFF)


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of the frequent terms: `hashes` (uint32, sorted) are the low halves of term hashes, `weights` uint8."""

    hashes: NDArray[np.uint32]
    weights: NDArray[np.uint8]

    @classmethod
    def load(cls, path: Path = BUNDLED_RARITY) -> Self:
        """Return the bundled table. Raises: ModelUnavailable."""
        try:
            with np.load(path) as arrays:
                return cls(arrays["hashes"], arrays["weights"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(
                f"no table of rare words in {path}: {error}", hint="Install iqtibas again."
            ) from error

    def of(self, hashes: NDArray[np.uint64]) -> NDArray[np.float32]:
        """Return the weight of each term hash, float32 `(n,)`; 1 for one that is not in the table."""
        low = (hashes & _HASH_BITS).astype(np.uint32)
        at = np.minimum(self.hashes.searchsorted(low), len(self.hashes) - 1)
        known = self.hashes[at] == low
        return np.where(known, self.weights[at] / np.float32(STEPS), np.float32(1)).astype(np.float32)


@cache
def bundled_rarity() -> Rarity:
    """Return the bundled table, read once."""
    return Rarity.load()
