"""Search results: passages in rank order, with the parts of their scores."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.passage import Language


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage, with its rank (from 1) and scores.

    `score` is the fused score, higher is better and comparable within one search only; `scores` names its parts
    (`sparse`: weighted BM25; `coverage`: share of the query's weight that the passage has, in [0, 1]; `dense`: cosine
    of the passage plus that of its best sentence).
    """

    collection: str
    passage_id: str
    rank: int
    score: float
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of a query, the detected language of the query, and the generation of the index."""

    query: str
    language: Language
    hits: tuple[Hit, ...]
    generation: int
