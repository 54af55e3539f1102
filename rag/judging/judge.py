"""The judge: the features of a question and a chosen sentence in, two calibrated chances out.

Two forests over the same features (`rag.judging.features`): the chance that the documents answer the question, on which
it is refused, and the chance that the reply is right, which is the confidence. Both are calibrated by a scaling of the
log-odds (Platt 1999) learned on titles that the forests have not seen. Card: `model/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from rag.judging.forest import Forest, chances

BUNDLED_JUDGE = Path(__file__).parent / "model" / "judge.npz"
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances in [0, 1] that the documents answer the question, and that the reply is right."""

    answered: float
    right: float


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """The forests, the names of their features in order, and the slope and intercept of each one's calibration, float32
    `(2, 2)`; below the chance `bar` a question is refused."""

    names: tuple[str, ...]
    answered: Forest
    right: Forest
    scalings: NDArray[np.float32]
    bar: float

    @classmethod
    def load(cls, path: Path = BUNDLED_JUDGE) -> Self:
        """Return the judge in a file. Raises: ModelUnavailable."""
        try:
            with np.load(path) as arrays:
                forests = (Forest.of(arrays, "answered"), Forest.of(arrays, "right"))
                return cls(tuple(arrays["names"].tolist()), *forests, arrays["scalings"], float(arrays["bar"]))
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(f"no judge in {path}: {error}", hint="Install iqtibas again.") from error

    def save(self, path: Path) -> None:
        """Write the judge into a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        forests = self.answered.arrays("answered") | self.right.arrays("right")
        names = np.array(self.names)
        np.savez_compressed(path, names=names, scalings=self.scalings, bar=np.float32(self.bar), **forests)  # type: ignore[arg-type]

    def chances(self, known: Mapping[str, float]) -> Chances:
        """Return the chances by the features of `features`, by name. Raises: KeyError where one is missing."""
        row = np.array([known[name] for name in self.names], np.float32)
        found = chances((self.answered, self.right), row)
        answered, right = (
            _scaled(chance, *scaling) for chance, scaling in zip(found, self.scalings.tolist(), strict=True)
        )
        # A reply can only be right where the documents answer.
        return Chances(answered, min(answered, right))


def _scaled(chance: float, slope: float, intercept: float) -> float:
    odds = np.log(max(chance, _TINY) / max(1 - chance, _TINY))
    return float(1 / (1 + np.exp(-(slope * odds + intercept))))


@cache
def bundled_judge() -> Judge:
    """Return the bundled judge, read once."""
    return Judge.load()
