"""txtai, hybrid: its own BM25, and vectors in FAISS. Owns txtai."""

from collections.abc import Sequence

from txtai import Embeddings

from corpus.passage import Passage
from eval.peers.peer import Ranked
from index.vectors.encoder import Encoder, Matrix


class Txtai:
    """`Embeddings` with `hybrid`, and our encoder as its `transform`."""

    def index(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        def transform(texts: Sequence[str]) -> Matrix:
            return encoder.encode_passages(texts)

        # A function, because txtai would call a bound method without its object.
        self._embeddings = Embeddings(method="external", transform=transform, hybrid=True)
        self._embeddings.index([(passage.passage_id, passage.text) for passage in passages])

    def search(self, query: str, top_k: int) -> Ranked:
        return {str(passage): float(score) for passage, score in self._embeddings.search(query, top_k)}
