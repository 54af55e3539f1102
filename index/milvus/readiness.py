"""Whether all passages in Milvus have vectors of one encoder, and giving them those that they lack.

A record says so once it is true. Until then the words answer, and the first process that finds it missing writes, in
the background, each document anew that has no vectors of this encoder.
"""

import logging
import threading
from collections.abc import Callable, Iterable

from index.milvus.catalogue import Catalogue
from index.milvus.connection import Milvus, Row
from index.milvus.facets import owned_by
from index.milvus.rows import record
from index.milvus.statistics import Log

_CLOSING_S = 5.0

_LOG = logging.getLogger("iqtibas.index")

Rewrite = Callable[[str, Row], None]
"""Writes a document of a collection anew as it was given, by its row, with terms and vectors of today."""


class Readiness:
    """What this process knows of the vectors; nothing before `check`."""

    def __init__(self, milvus: Milvus, catalogue: Catalogue, log: Log, rewrite: Rewrite) -> None:
        self._milvus = milvus
        self._catalogue = catalogue
        self._log = log
        self._rewrite = rewrite
        self._record = f"vectors/{milvus.tables.views.name}"
        self._guard = threading.Lock()
        self._closing = threading.Event()
        self._renewing: threading.Thread | None = None
        self.is_dense = False

    def check(self) -> None:
        """See, once, whether all passages have vectors of this encoder, and begin to make those that lack."""
        with self._guard:
            if self.is_dense or self._renewing is not None:
                return
            if self._milvus.get(self._milvus.tables.records, [self._record], ("name",)):
                self.is_dense = True
            elif not any(each.total("passages") for each in self._log.totals().values()):
                self.note()
            else:
                self._renewing = threading.Thread(target=self._give_vectors, name="iqtibas-reembed", daemon=True)
                self._renewing.start()

    def note(self) -> None:
        """Keep on record that all passages have vectors of this encoder."""
        self._milvus.upsert(self._milvus.tables.records, [record(self._record)])
        self.is_dense = True

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until no passage lacks vectors, and return whether that came about in time."""
        if self._renewing is not None:
            self._renewing.join(timeout_s)
        return self.is_dense

    def renew(self, collection: str, rows: Iterable[Row]) -> None:
        """Write documents anew, until this is closed."""
        for row in rows:
            if self._closing.is_set():
                return
            self._rewrite(collection, row)

    def close(self) -> None:
        """Stop after the document in work; what was done stays done."""
        self._closing.set()
        self.wait(_CLOSING_S)

    def _give_vectors(self) -> None:
        try:
            for name in self._catalogue.collections():
                self.renew(name, [row for row in self._catalogue.every_row(name) if not self._has_views(name, row)])
            if not self._closing.is_set():
                self.note()
        except Exception:  # whatever an encoder raises, the sparse side goes on answering
            _LOG.exception("passages could not be embedded anew; the next start tries again")

    def _has_views(self, collection: str, row: Row) -> bool:
        wanted = f"{owned_by(collection)} and passage == {row['head'] + row['passages'] - 1}"
        return bool(self._milvus.query(self._milvus.tables.views, wanted, ("passage",)))
