"""Haystack, hybrid: BM25 and vectors in its in-memory store, joined by reciprocal rank fusion. Owns haystack."""

from collections.abc import Sequence

from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from corpus.passage import Passage
from eval.peers.peer import Ranked
from index.vectors.encoder import Encoder


class Haystack:
    """The two retrievers and the joiner from Haystack's guide to hybrid retrieval."""

    def index(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        self._encoder = encoder
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        rows = encoder.encode_passages([passage.text for passage in passages]).tolist()
        store.write_documents(
            [
                Document(id=passage.passage_id, content=passage.text, embedding=row)
                for passage, row in zip(passages, rows, strict=True)
            ]
        )
        self._words = InMemoryBM25Retriever(store)
        self._vectors = InMemoryEmbeddingRetriever(store)
        self._joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def search(self, query: str, top_k: int) -> Ranked:
        vector = self._encoder.encode_queries([query])[0].tolist()
        by_words = self._words.run(query=query, top_k=top_k)["documents"]
        by_vectors = self._vectors.run(query_embedding=vector, top_k=top_k)["documents"]
        joined = self._joiner.run(documents=[by_words, by_vectors], top_k=top_k)["documents"]
        return {each.id: float(each.score) for each in joined}
