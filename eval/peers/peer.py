"""What every library here is put behind: passages in, ranked ids out."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from corpus.passage import Passage
from index.vectors.encoder import Encoder

Ranked = Mapping[str, float]
"""Passage ids with their scores, higher is better."""


class Peer(Protocol):
    """A library with an index of one collection."""

    def index(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        """Index the passages; called once."""

    def search(self, query: str, top_k: int) -> Ranked:
        """Return the best passages."""
