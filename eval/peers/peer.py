"""The interface of all compared libraries."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from corpus.passage import Passage
from index.vectors.encoder import Encoder

Ranked = Mapping[str, float]
"""Scores by passage id; higher is better."""


class Peer(Protocol):
    """A library with an index of a single collection."""

    def index(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        """Index the passages; called once, before any search."""

    def search(self, query: str, top_k: int) -> Ranked:
        """Return the best `top_k` passages."""
