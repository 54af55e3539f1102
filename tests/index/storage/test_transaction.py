"""Errors of SQLite become ours, and what fails is rolled back."""

import apsw
import pytest

from corpus.errors import IndexingError, InvalidDocument, StorageBusy, StorageFull, StorageUnavailable
from index.storage.transaction import storage_errors, transaction


@pytest.fixture
def connection() -> apsw.Connection:
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE TABLE t (x UNIQUE)")
    return connection


def test_a_body_that_ends_is_committed(connection: apsw.Connection) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO t VALUES (1)")
    assert not connection.in_transaction
    assert connection.execute("SELECT x FROM t").get == 1


def test_a_body_that_raises_is_rolled_back(connection: apsw.Connection) -> None:
    with pytest.raises(apsw.ConstraintError), transaction(connection):
        connection.executemany("INSERT INTO t VALUES (?)", [(1,), (1,)])
    assert not connection.in_transaction
    assert connection.execute("SELECT count(*) FROM t").get == 0


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (apsw.FullError, StorageFull),
        (apsw.BusyError, StorageBusy),
        (apsw.ReadOnlyError, StorageUnavailable),
        (apsw.CantOpenError, StorageUnavailable),
        (apsw.IOError, StorageUnavailable),
        (apsw.CorruptError, StorageUnavailable),
        (apsw.NotADBError, StorageUnavailable),
    ],
)
def test_errors_of_sqlite_are_translated_with_a_hint(theirs: type[apsw.Error], ours: type[IndexingError]) -> None:
    with pytest.raises(ours) as raised, storage_errors():
        raise theirs("cause")
    assert "cause" in str(raised.value)
    assert raised.value.hint


def test_a_full_disk_may_be_tried_again_and_a_broken_one_not() -> None:
    assert StorageFull.retryable
    assert StorageBusy.retryable
    assert not StorageUnavailable.retryable


def test_invalid_sql_is_not_a_storage_error(connection: apsw.Connection) -> None:
    with pytest.raises(apsw.SQLError), storage_errors():
        connection.execute("SELEKT")
    with pytest.raises(apsw.ConstraintError), storage_errors():
        connection.execute("INSERT INTO t VALUES (1), (1)")


def test_a_lone_surrogate_is_the_callers_mistake(connection: apsw.Connection) -> None:
    with pytest.raises(InvalidDocument), storage_errors():
        connection.execute("SELECT ?", ("\ud800",))
