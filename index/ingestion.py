"""Options of ingestion: translation, and parallel preparation."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.passage import Document
from index.storage.parallel import Workers

Translate = Callable[[Document], Document]


@dataclass(frozen=True, slots=True)
class Ingestion:
    """How documents are ingested.

    `translate` adds a translation to a document; `workers` prepare many documents in parallel. None for neither.
    """

    translate: Translate | None = None
    workers: Workers | None = None


DIRECTLY = Ingestion()
