"""Rows of killed writers are deleted, and no others."""

from collections.abc import Callable

import pytest

from corpus.errors import StorageUnavailable
from index.milvus import orphans
from index.milvus.connection import Milvus, Row
from index.milvus.orphans import delete_orphans, find_orphans
from index.milvus.schema import Table
from tests.index.doubles import document
from tests.index.milvus.conftest import Server
from tests.index.milvus.test_writer import stored

pytestmark = pytest.mark.heavy

Write = Callable[[Milvus, Table, list[Row]], None]
KILLED_AT = ("sentences", "views", "passages", "records", "statistics", "documents")
"""The tables in the order in which they are written."""


def swept(server: Server) -> int:
    """Delete the orphans, and return how many there were."""
    found = find_orphans(server.milvus, server.catalogue)
    delete_orphans(server.milvus, found)
    return len(found)


def put_and_die(server: Server, table_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a document of three passages, and fail before the first write to a table."""
    dead = getattr(server.milvus.tables, table_name)
    with monkeypatch.context() as patch:
        for method in ("insert", "upsert"):
            patch.setattr(Milvus, method, _failing_at(dead, getattr(Milvus, method)))
        with pytest.raises(StorageUnavailable):
            server.put(document("new", "Oil rose. It fell.", "Gas.", "Sun."))


def _failing_at(dead: Table, write: Write) -> Write:
    def fail(self: Milvus, table: Table, rows: list[Row]) -> None:
        if table is dead and rows:
            raise StorageUnavailable("killed")
        write(self, table, rows)

    return fail


@pytest.mark.parametrize("table", KILLED_AT)
def test_whatever_a_killed_writer_left_is_deleted(server: Server, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    server.put(document("old", "Moon. Stars."))
    server.put(document("old", "Moon."))
    before = stored(server.milvus)
    put_and_die(server, table, monkeypatch)
    left = stored(server.milvus)
    assert swept(server) == 0, "its writer may still be at work"
    assert stored(server.milvus) == left
    monkeypatch.setattr(orphans, "GRACE_S", -1.0)
    assert swept(server) == (0 if table == "sentences" else 3)
    assert stored(server.milvus) == before
    assert swept(server) == 0
    assert [each.document.text for each in server.catalogue.kept(server.catalogue.row("default", "old"))] == [
        "Moon. Stars.",
        "Moon.",
    ]


def test_rows_of_a_collection_that_was_half_dropped_are_deleted(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put(document("d", "oil"), collection="other")
    server.milvus.delete(server.milvus.tables.documents, ["other/d"])
    server.milvus.delete(server.milvus.tables.records, ["collection/other"])
    monkeypatch.setattr(orphans, "GRACE_S", -1.0)
    assert swept(server) == 1
    assert stored(server.milvus) == dict.fromkeys(("passages", "views", "sentences", "pieces"), 0)
