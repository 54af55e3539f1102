"""Small learned scorers: features in, a score out, from weights in a JSON file.

A network of one hidden layer of rectified units (or of none: then it is linear) over standardised features. The weights
are made with `python -m rag.train.reader`; `rag/reading/model/README.md` is their card.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MODEL = Path(__file__).with_name("model")
"""Where the weights of this package lie."""


@dataclass(frozen=True, eq=False)
class Network:
    """`score(x) = relu((x - mean) / scale · hidden + hidden_bias) · output + bias`, float32."""

    features: tuple[str, ...]
    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    bias: float

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the network in a JSON file."""
        saved = json.loads(path.read_text(encoding="utf-8"))
        columns = {
            name: np.array(saved[name], np.float32) for name in ("mean", "scale", "hidden", "hidden_bias", "output")
        }
        return cls(tuple(saved["features"]), **columns, bias=saved["bias"])

    def save(self, path: Path) -> None:
        """Write the network; four decimals are more than its figures can tell apart."""
        columns = {
            name: np.round(getattr(self, name), 4).tolist()
            for name in ("mean", "scale", "hidden", "hidden_bias", "output")
        }
        saved = {"features": list(self.features), **columns, "bias": round(self.bias, 4)}
        path.write_text(json.dumps(saved, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")

    def scores(self, rows: Floats) -> Floats:
        """Return the score of each row of features, float32 `(n,)`."""
        weights, biases = self._of_features
        hidden = rows @ weights
        hidden += biases
        return np.asarray(np.maximum(hidden, 0, out=hidden) @ self.output + self.bias, np.float32)

    @cached_property
    def _of_features(self) -> tuple[Floats, Floats]:
        """The weights and biases of the hidden units for features as they are: standardising them is linear too, and
        takes a quarter of the time of scoring where it is done anew for each row."""
        weights = self.hidden / self.scale[:, np.newaxis]
        return weights, self.hidden_bias - self.mean @ weights


@cache
def bundled(name: str, features: Sequence[str]) -> Network:
    """Return a network of this package. Raises: ValueError where it was trained on other features."""
    network = Network.load(MODEL / f"{name}.json")
    if network.features != tuple(features):
        raise ValueError(f"{name}.json was trained on other features: run python -m rag.train.reader")
    return network
