"""A cross-encoder that reads question and passage together and puts the passages in a new order. Owns its library.

Any sentence-transformers cross-encoder, by name or folder (BAAI/bge-reranker-v2-m3 reads Arabic and English). It is
slower than the search by orders of magnitude, so it sees the best passages only. Safetensors only; no code is run.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index.hit import Hit
from index.pretrained import load_pretrained
from rag.answer import Evidence

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 20
"""Passages that the cross-encoder reads. Source: chosen, a second or two of a large one on a laptop."""

_HINT = "Leave IQTIBAS_RERANKER empty, or set it to a cross-encoder's name or folder."


class Reranker:
    """A cross-encoder; its score takes the place of the fused one, and stands as `rerank` among the parts."""

    depth = RERANKED

    def __init__(self, name_or_path: str) -> None:
        """Load the model; a name that is not a folder may be fetched from its hub by sentence-transformers.

        Raises: ModelUnavailable when it cannot be loaded, or its folder holds code or pickled weights.
        """
        self.name = name_or_path
        self._model = load_pretrained("reranker", name_or_path, partial(_load, name_or_path), hint=_HINT)

    def rerank(self, question: str, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence with the first `RERANKED` in the model's order, the rest behind them as it was."""
        read, rest = evidence[:RERANKED], evidence[RERANKED:]
        if not read:
            return tuple(rest)
        scores = self.scores(question, [each.passage.text for each in read])
        ordered = sorted(zip(scores, read, strict=True), key=lambda pair: (-pair[0], pair[1].hit.passage_id))
        first = (_with_score(each, rank, score) for rank, (score, each) in enumerate(ordered, 1))
        return (*first, *rest)

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return how well each text answers, in [0, 1], higher is better."""
        from torch.nn import Sigmoid

        pairs = [(question, text) for text in texts]
        found = self._model.predict(pairs, activation_fn=Sigmoid(), show_progress_bar=False)
        return [float(score) for score in found]


def _with_score(evidence: Evidence, rank: int, score: float) -> Evidence:
    hit = evidence.hit
    scores = {**hit.scores, "rerank": score}
    return replace(evidence, hit=Hit(hit.collection, hit.passage_id, rank, score, scores))


def _load(name_or_path: str, only_here: bool) -> "CrossEncoder":
    from sentence_transformers import CrossEncoder

    model: CrossEncoder = CrossEncoder(
        name_or_path,
        num_labels=1,
        trust_remote_code=False,
        local_files_only=only_here,
        model_kwargs={"use_safetensors": True},
    )
    return model
