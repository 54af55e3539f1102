"""Whether all passages in Milvus have vectors of this encoder, and a background job that computes missing ones.

A record in Milvus marks the library as ready for dense search. Until it exists, search uses terms only, and this
process rewrites each document without vectors of this encoder.
"""

import logging
import threading
from collections.abc import Callable, Iterable

from index.milvus.catalogue import Catalogue
from index.milvus.connection import Milvus, Row
from index.milvus.facets import owned_by
from index.milvus.rows import record
from index.milvus.statistics import StatisticsLog

_CLOSING_S = 5.0

_LOG = logging.getLogger("iqtibas.index")

Rewrite = Callable[[str, Row], None]
"""Writes the document of a row again, with the terms and vectors of the present models."""


class Readiness:
    """The state of the vectors of one library; `is_dense` is False before the first `check`."""

    def __init__(self, milvus: Milvus, catalogue: Catalogue, log: StatisticsLog, rewrite: Rewrite) -> None:
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
        """Set `is_dense`, or start the background job if passages lack vectors; does nothing while it runs."""
        with self._guard:
            if self.is_dense or self._renewing is not None:
                return
            if self._milvus.get(self._milvus.tables.records, [self._record], ("name",)):
                self.is_dense = True
            elif not any(each.total("passages") for each in self._log.totals().values()):
                self.mark_ready()
            else:
                self._renewing = threading.Thread(target=self._make_missing, name="iqtibas-reembed", daemon=True)
                self._renewing.start()

    def mark_ready(self) -> None:
        """Record in Milvus that all passages have vectors of this encoder."""
        self._milvus.upsert(self._milvus.tables.records, [record(self._record)])
        self.is_dense = True

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait for the background job, and return whether all passages have vectors."""
        if self._renewing is not None:
            self._renewing.join(timeout_s)
        return self.is_dense

    def rewrite(self, collection: str, rows: Iterable[Row]) -> None:
        """Write documents again; stops when closed."""
        for row in rows:
            if self._closing.is_set():
                return
            self._rewrite(collection, row)

    def close(self) -> None:
        """Stop the background job after the current document."""
        self._closing.set()
        self.wait(_CLOSING_S)

    def _make_missing(self) -> None:
        try:
            for name in self._catalogue.collections():
                self.rewrite(name, [row for row in self._catalogue.every_row(name) if not self._has_views(name, row)])
            if not self._closing.is_set():
                self.mark_ready()
        except Exception:  # whatever an encoder raises, sparse search still answers
            _LOG.exception("passages could not be embedded anew; the next start tries again")

    def _has_views(self, collection: str, row: Row) -> bool:
        wanted = f"{owned_by(collection)} and passage == {row['head'] + row['passages'] - 1}"
        return bool(self._milvus.query(self._milvus.tables.views, wanted, ("passage",)))
