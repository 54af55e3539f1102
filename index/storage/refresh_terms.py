"""Counting the terms of stored passages anew after the analyzer has changed, once for all processes."""

import logging

import apsw

from corpus.errors import IndexingError
from index.storage.database import Database
from index.storage.derived import count_terms, keys_of_stale_terms, put_terms
from index.storage.store import read_meta, write_meta
from index.words.analysis import Analyzer

_LOG = logging.getLogger("iqtibas.index")

_BATCH_PASSAGES = 512
"""Counted in one transaction, which keeps other writers waiting for some hundred milliseconds."""

_ANALYZER = "analyzer"


def refresh_terms(database: Database, analyzer: Analyzer) -> None:
    """Bring the stored terms of all passages up to the analyzer; at once where they are.

    Where that cannot be written (a read-only folder), it is left: whoever loads a collection then counts for itself.
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
    """Count the terms of all passages that have none."""
    last: int | None = 0
    while last is not None:
        last = _refresh_batch(connection, analyzer, last)


def _refresh_batch(connection: apsw.Connection, analyzer: Analyzer, after: int) -> int | None:
    """Count the terms of the next stale passages, and return the last key, or None when there are no more."""
    keys = keys_of_stale_terms(connection, analyzer, after, _BATCH_PASSAGES)
    put_terms(connection, analyzer, keys, [count_terms(connection, analyzer, key) for key in keys])
    if keys:
        return keys[-1]
    write_meta(connection, _ANALYZER, analyzer.fingerprint)
    return None
