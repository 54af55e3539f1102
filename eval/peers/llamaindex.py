"""LlamaIndex with its FAISS vector store, as in its guide to FAISS: vectors only. Owns llama_index."""

from collections.abc import Sequence
from typing import Any

import faiss
from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode
from llama_index.vector_stores.faiss import FaissVectorStore
from pydantic import PrivateAttr

from corpus.passage import Passage
from eval.peers.peer import Ranked
from index.vectors.encoder import Encoder


class _Embedding(BaseEmbedding):  # type: ignore[misc]  # the library is not installed when types are checked
    _encoder: Any = PrivateAttr()

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(model_name=encoder.name)
        self._encoder = encoder

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(value) for value in self._encoder.encode_queries([query])[0]]

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._encoder.encode_passages(texts).tolist()
        return rows

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class LlamaIndex:
    """`VectorStoreIndex` over an exact inner-product index."""

    def index(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        self._embedding = _Embedding(encoder)
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(encoder.dim))
        nodes = [TextNode(id_=passage.passage_id, text=passage.text) for passage in passages]
        context = StorageContext.from_defaults(vector_store=store)
        self._index = VectorStoreIndex(nodes, storage_context=context, embed_model=self._embedding)

    def search(self, query: str, top_k: int) -> Ranked:
        retriever = self._index.as_retriever(similarity_top_k=top_k)
        return {found.node.node_id: float(found.score) for found in retriever.retrieve(query)}
