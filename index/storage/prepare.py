"""Documents made ready to be written: split, their terms counted, their vectors made. Nothing is locked meanwhile."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.passage import Document, Passage
from corpus.split import split
from index.records import Stamp
from index.vectors.embed import Embedding, embed
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer, PassageTerms
from index.words.resemblance import Signature, signature

_BATCH_PASSAGES = 512
"""Passages encoded together and written in one transaction, so that syncing to disk is a small part of the work."""

Split = tuple[Document, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document with all that is derived from it, an item per passage; `stamp` where it comes from another library."""

    document: Document
    passages: Sequence[Passage]
    terms: Sequence[PassageTerms]
    embeddings: Sequence[Embedding]
    signature: Signature
    stamp: Stamp | None = None


def prepare(documents: Iterable[Document], analyzer: Analyzer, encoder: Encoder) -> Iterator[list[PreparedDocument]]:
    """Yield the documents in batches of whole documents.

    Raises:
        EmptyDocument, TranslationMismatch, InvalidDocument: a document cannot be split; its batch is not yielded.
    """
    for batch in batches(documents):
        yield prepared(batch, analyzer, encoder)


def prepared(batch: Sequence[Split], analyzer: Analyzer, encoder: Encoder) -> list[PreparedDocument]:
    """Return the documents of a batch with all that is derived from them."""
    embeddings = iter(embed(encoder, [passage for _, passages in batch for passage in passages]))
    return [
        PreparedDocument(
            document,
            passages,
            [analyzer.analyze(passage) for passage in passages],
            [next(embeddings) for _ in passages],
            signature(document.text),
        )
        for document, passages in batch
    ]


def batches(documents: Iterable[Document]) -> Iterator[list[Split]]:
    """Yield documents with their passages, whole ones, so many together as are written in one transaction."""
    batch: list[Split] = []
    passages = 0
    for document in documents:
        batch.append((document, split(document)))
        passages += len(batch[-1][1])
        if passages >= _BATCH_PASSAGES:
            yield batch
            batch, passages = [], 0
    if batch:
        yield batch
