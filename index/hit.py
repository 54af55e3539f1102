"""What a search returns: passages in rank order, with the parts of their score."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.passage import Language


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage: where it stands in the ranking (from 1) and why.

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
    """The hits of one query, the language it was taken to be in, and the generation of the index that answered."""

    query: str
    language: Language
    hits: tuple[Hit, ...]
    generation: int
