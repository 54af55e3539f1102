"""Preparation of documents for writing, without a lock: splitting, terms, vectors, signatures."""

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
"""Passages encoded together and written in one transaction, which amortises the sync to disk."""

_PASSAGES_A_STRETCH = 10
"""Passages whose terms are counted before a thread yields to searches: about 9 ms. Measured (2026-11-30, a million
passages, documents of 50 passages added and removed): the 90th percentile of searches is 65 ms without yielding, 43 ms
with it, and 29 ms if every passage yields, but then a quarter as many documents are added."""

GiveWay = Callable[[], None]
Split = tuple[Document, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document with everything derived from it, an item per passage; `stamp` if it is from another library."""

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
        give_way: is called regularly; see `Precedence`.

    Raises:
        EmptyDocument, TranslationMismatch, InvalidDocument: a document cannot be split; its batch is not yielded.
    """
    for batch in batches(documents):
        yield prepared(batch, models, give_way)


def prepared(batch: Sequence[Split], models: Models, give_way: GiveWay | None = None) -> list[PreparedDocument]:
    """Return the documents of a batch with everything derived from them."""
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
    """Yield batches of whole documents with their passages, each to be written in one transaction."""
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
