"""How documents come into a library: as they are or translated first, prepared in this process or in several."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.passage import Document
from index.storage.parallel import Workers

Translate = Callable[[Document], Document]


@dataclass(frozen=True, slots=True)
class Ingestion:
    """How documents come in: `translate` gives one its translation, `workers` prepare many beside this process."""

    translate: Translate | None = None
    workers: Workers | None = None


DIRECTLY = Ingestion()
