"""Rows in and out of a Milvus, and its errors as those of the library."""

import math

import pytest

from corpus.errors import SettingsError, StorageUnavailable
from index.milvus import connection
from index.milvus.connection import Address, Milvus, Row
from index.milvus.rows import record
from index.milvus.schema import tables
from tests.contracts.places import skip_without_milvus
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy


@pytest.fixture
def milvus(server: Server) -> Milvus:
    return server.milvus


def names(rows: list[Row]) -> list[str]:
    return sorted(row["name"] for row in rows)


def vector_row(key: int, angle: float) -> Row:
    dense = [math.cos(angle), math.sin(angle)] + [0.0] * 62
    return {
        "id": f"{key}/0",
        "passage": key,
        "number": 0,
        "siblings": 1,
        "dense": dense,
        "collection": "even" if key % 2 == 0 else "odd",
        "facets": [],
        "published": 0,
    }


def test_rows_are_written_replaced_and_deleted(milvus: Milvus) -> None:
    records = milvus.tables.records
    milvus.insert(records, [record("a", "old"), record("b")])
    milvus.upsert(records, [record("a", "new")])
    assert {row["name"]: row["value"] for row in milvus.get(records, ["a", "b", "c"], ("name", "value"))} == {
        "a": "new",
        "b": "",
    }
    milvus.delete(records, ["a", "c"])
    assert names(milvus.query(records, 'name >= ""', ("name",))) == ["b"]
    milvus.delete_where(records, 'name == "b"')
    assert milvus.query(records, 'name >= ""', ("name",)) == []


def test_more_rows_than_a_message_has_are_all_written_and_scanned_in_order(
    milvus: Milvus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ROWS_AT_ONCE", 3)
    given = [f"n{number}" for number in range(8)]
    milvus.insert(milvus.tables.records, [record(name) for name in reversed(given)])
    assert names(milvus.get(milvus.tables.records, given, ("name",))) == given
    scanned = milvus.scan(milvus.tables.records, 'name > "n1"', ("name",), size=2)
    assert [row["name"] for row in scanned] == given[2:]
    milvus.delete(milvus.tables.records, given[:5])
    assert names(milvus.query(milvus.tables.records, 'name >= ""', ("name",))) == given[5:]


def test_a_search_returns_the_nearest_rows_that_satisfy_the_condition(milvus: Milvus) -> None:
    views = milvus.tables.views
    milvus.insert(views, [vector_row(key, key / 10) for key in range(6)])
    found = milvus.search(views, [1.0, *[0.0] * 63], 'collection == "even"', 2)
    assert [row["passage"] for _, row in found] == [0, 2]
    assert [product for product, _ in found] == pytest.approx([1.0, math.cos(0.2)], abs=1e-5)
    assert found[0][1].keys() == {"id", *views.found}


def test_the_tables_of_a_library_are_dropped_and_made_again_and_those_of_others_stay(server: Server) -> None:
    prefix = f"{server.address.prefix}x"
    other = Milvus(Address(server.address.uri, prefix=prefix), tables(prefix, "encoder", 2))
    older = Milvus(server.address, tables(server.address.prefix, "older encoder", 64))
    for each in (other, older, server.milvus):
        each.upsert(each.tables.records, [record("kept")])
    older.insert(older.tables.views, [vector_row(1, 0.0)])
    server.milvus.drop(kept=server.milvus.tables.all)
    older.close()
    assert older.query(older.tables.views, "passage >= 0", ("passage",)) == []
    assert names(server.milvus.query(server.milvus.tables.records, 'name >= ""', ("name",))) == ["kept"]
    server.milvus.drop()
    server.milvus.close()
    assert server.milvus.query(server.milvus.tables.records, 'name >= ""', ("name",)) == []
    assert names(other.query(other.tables.records, 'name >= ""', ("name",))) == ["kept"]
    other.drop()
    other.close()
    older.close()


def test_an_error_of_the_server_is_one_line_and_the_next_call_works(milvus: Milvus) -> None:
    with pytest.raises(StorageUnavailable, match=r"^Milvus at http.* does not do its part") as caught:
        milvus.query(milvus.tables.records, "no such field == 1", ("name",))
    assert "\n" not in str(caught.value) and caught.value.hint
    assert milvus.query(milvus.tables.records, 'name == "a"', ("name",)) == []


@pytest.mark.parametrize("uri", ["127.0.0.1", "ftp://127.0.0.1:19530", "http://127.0.0.1:port"])
def test_a_malformed_address_is_an_error_of_the_settings(uri: str) -> None:
    skip_without_milvus()
    milvus = Milvus(Address(uri), tables("t", "encoder", 4), timeout_s=1)
    with pytest.raises(SettingsError, match="IQTIBAS_MILVUS__URI"):
        milvus.seal()
