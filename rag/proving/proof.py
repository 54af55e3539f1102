"""The chance that a source says what a claim says: features in, a chance out, by a learned forest.

Weights and how they were made: `model/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np

from corpus.errors import ModelUnavailable
from rag.judging.forest import Forest, chances

BUNDLED_PROOF = Path(__file__).parent / "model" / "proof.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """A forest, the names of its features in order, and the chance from which on a claim counts as said."""

    names: tuple[str, ...]
    forest: Forest
    bar: float

    @classmethod
    def load(cls, path: Path = BUNDLED_PROOF) -> Self:
        """Return what is in a file. Raises: ModelUnavailable."""
        try:
            with np.load(path) as arrays:
                return cls(tuple(arrays["names"].tolist()), Forest.of(arrays, "said"), float(arrays["bar"]))
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(f"no proof in {path}: {error}", hint="Install iqtibas again.") from error

    def save(self, path: Path) -> None:
        """Write it into a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        names = np.array(self.names)
        np.savez_compressed(path, names=names, bar=np.float32(self.bar), **self.forest.arrays("said"))  # type: ignore[arg-type]

    def chance(self, known: Mapping[str, float]) -> float:
        """Return the chance in [0, 1] that goes with some features, by name."""
        return chances((self.forest,), np.array([known[name] for name in self.names], np.float32))[0]


@cache
def bundled_proof() -> Proof:
    """Return the bundled one, read once."""
    return Proof.load()
