"""Recomputing the terms of stored passages after a change of the analyzer, once for all processes."""

import logging

import apsw

from corpus.errors import IndexingError
from index.storage.database import Database
from index.storage.derived import count_terms, keys_of_stale_terms, put_terms
from index.storage.store import read_meta, write_meta
from index.words.analysis import Analyzer

_LOG = logging.getLogger("iqtibas.index")

_BATCH_PASSAGES = 512
"""Passages of one transaction, which blocks other writers for some hundred milliseconds."""

_ANALYZER = "analyzer"


def refresh_terms(database: Database, analyzer: Analyzer) -> None:
    """Recompute stored terms that are not of this analyzer; returns at once if there are none.

    Where they cannot be written (a read-only folder), this is logged, and terms are computed on loading.
    """
    with database.reading() as connection:
        if read_meta(connection, _ANALYZER) == analyzer.fingerprint:
            return
    try:
        last: int | None = 0
        while last is not None:
            with database.writing() as connection:
                last = _refresh_batch(connection, analyzer, last)
    except IndexingError as error:
        _LOG.warning("terms of the new analyzer are not kept: %s", error)


def count_missing_terms(connection: apsw.Connection, analyzer: Analyzer) -> None:
    """Compute the terms of all passages without terms of this analyzer."""
    last: int | None = 0
    while last is not None:
        last = _refresh_batch(connection, analyzer, last)


def _refresh_batch(connection: apsw.Connection, analyzer: Analyzer, after: int) -> int | None:
    """Recompute the terms of the next stale passages, and return the last key, None when there are no more."""
    keys = keys_of_stale_terms(connection, analyzer, after, _BATCH_PASSAGES)
    put_terms(connection, analyzer, keys, [count_terms(connection, analyzer, key) for key in keys])
    if keys:
        return keys[-1]
    write_meta(connection, _ANALYZER, analyzer.fingerprint)
    return None
