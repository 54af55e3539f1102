"""The verifier: the features of a claim beside a source in, the chance that the source entails it out.

A forest of decision trees; its card is `model/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np

from corpus.errors import ModelUnavailable
from rag.judging.forest import Forest, chances

BUNDLED_VERIFIER = Path(__file__).parent / "model" / "proof.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Verifier:
    """A forest, the names of its features in order, and the least chance at which a claim is supported."""

    names: tuple[str, ...]
    forest: Forest
    threshold: float

    @classmethod
    def load(cls, path: Path = BUNDLED_VERIFIER) -> Self:
        """Return the verifier in a file. Raises: ModelUnavailable."""
        try:
            with np.load(path) as arrays:
                return cls(tuple(arrays["names"].tolist()), Forest.of(arrays, "said"), float(arrays["bar"]))
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(f"no verifier in {path}: {error}", hint="Install iqtibas again.") from error

    def save(self, path: Path) -> None:
        """Write the verifier into a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        names = np.array(self.names)
        np.savez_compressed(path, names=names, bar=np.float32(self.threshold), **self.forest.arrays("said"))  # type: ignore[arg-type]

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the chance in [0, 1] that the source entails the claim, by the features of `features`.

        Raises: KeyError where one is missing.
        """
        return chances((self.forest,), np.array([features[name] for name in self.names], np.float32))[0]


@cache
def bundled_verifier() -> Verifier:
    """Return the bundled verifier, read once."""
    return Verifier.load()
