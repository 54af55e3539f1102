"""Iqtibas itself, with a local library in a temporary folder."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import DocumentInfo, new_document
from corpus.passage import Passage
from eval.peers.peer import Ranked
from index.local.library import LocalLibrary
from index.storage.models import Models
from index.vectors.encoder import Encoder
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon

_COLLECTION = "peers"


class Iqtibas:
    """The library's own search: sparse and dense, fused."""

    def __init__(self) -> None:
        self._files = ExitStack()

    def index(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        folder = self._files.enter_context(TemporaryDirectory(prefix="iqtibas-peers-"))
        self._library = LocalLibrary(Path(folder), Models(encoder, bundled_analyzer(Lexicon.load())))
        self._files.callback(self._library.close)
        documents: dict[str, list[Passage]] = {}
        for passage in passages:
            documents.setdefault(passage.document_id, []).append(passage)
        made = (
            new_document("\n".join(each.text for each in found), DocumentInfo(name, language=found[0].language))
            for name, found in documents.items()
        )
        self._library.add_all(_COLLECTION, made)

    def search(self, query: str, top_k: int) -> Ranked:
        return {hit.passage_id: hit.score for hit in self._library.search(query, [_COLLECTION], top_k=top_k).hits}
