"""Documents made ready to be written: split, their terms counted, their vectors made. Nothing is locked meanwhile."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.passage import Document, Passage
from corpus.split import split
from index.records import Stamp
from index.storage.models import Models
from index.vectors.embed import Embedding, embed
from index.words.analysis import Analyzer, PassageTerms
from index.words.minhash import Signature, signature

_BATCH_PASSAGES = 512
"""Passages encoded together and written in one transaction, so that syncing to disk is a small part of the work."""

_PASSAGES_A_STRETCH = 10
"""Passages whose terms are counted before a thread gives way: some 9 ms. Measured (2026-11-30, a million passages,
documents of 50 coming and going): nine searches in ten take at most 65 ms without that, 43 ms with it; 29 ms where
every passage gives way, but then a quarter as many documents come in."""

GiveWay = Callable[[], None]
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


def prepare(
    documents: Iterable[Document], models: Models, give_way: GiveWay | None = None
) -> Iterator[list[PreparedDocument]]:
    """Yield the documents in batches of whole documents.

    Args:
        give_way: is called now and then; see `Precedence`.

    Raises:
        EmptyDocument, TranslationMismatch, InvalidDocument: a document cannot be split; its batch is not yielded.
    """
    for batch in batches(documents):
        yield prepared(batch, models, give_way)


def prepared(batch: Sequence[Split], models: Models, give_way: GiveWay | None = None) -> list[PreparedDocument]:
    """Return the documents of a batch with all that is derived from them."""
    embeddings = iter(embed(models.encoder, [passage for _, passages in batch for passage in passages]))
    return [
        PreparedDocument(
            document,
            passages,
            list(_terms(passages, models.analyzer, give_way)),
            [next(embeddings) for _ in passages],
            signature(document.text),
        )
        for document, passages in batch
    ]


def _terms(passages: Sequence[Passage], analyzer: Analyzer, give_way: GiveWay | None) -> Iterator[PassageTerms]:
    for number, passage in enumerate(passages):
        if give_way is not None and number % _PASSAGES_A_STRETCH == 0:
            give_way()
        yield analyzer.analyze(passage)


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
