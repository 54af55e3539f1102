"""The log of sums: what came counts, what went does not, and rows that were merged count once."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

import numpy as np
import pytest

from index.milvus import statistics
from index.milvus.connection import Milvus, Row
from index.milvus.schema import Table, tables
from index.milvus.statistics import CollectionStatistics, StatisticsLog, Totals, last_change


class Memory:
    """A Milvus of one table, in memory."""

    def __init__(self) -> None:
        self.tables = tables("test", "encoder", 4)
        self.rows: dict[int, Row] = {}

    def insert(self, table: Table, rows: Iterable[Row]) -> None:
        self.rows |= {row["id"]: row for row in rows}

    upsert = insert

    def get(self, table: Table, keys: Sequence[int], fields: Sequence[str]) -> list[Row]:
        return [{name: self.rows[key][name] for name in fields} for key in keys if key in self.rows]

    def query(self, table: Table, condition: str, fields: Sequence[str]) -> list[Row]:
        return [row for row in self.rows.values() if condition == f'collection == "{row["collection"]}"']

    def scan(self, table: Table, condition: str, fields: Sequence[str]) -> list[Row]:
        return list(self.rows.values())

    def delete(self, table: Table, keys: Iterable[int]) -> None:
        for key in keys:
            del self.rows[key]

    def delete_where(self, table: Table, condition: str) -> None:
        self.delete(table, [row["id"] for row in self.query(table, condition, ())])


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def log(memory: Memory) -> StatisticsLog:
    return StatisticsLog(cast(Milvus, cast(Any, memory)))


def frequencies(known: CollectionStatistics, *wanted: int) -> list[int]:
    return list(map(int, known.frequencies(np.array(wanted, np.uint64))))


def test_added_and_removed_batches_are_summed(log: StatisticsLog) -> None:
    log.append(1, "a", 1, Totals(2, 5, 50, {7: 3.0, 9: 1.0}))
    log.append(2, "a", -1, Totals(1, 2, 20, {7: 1.0}))
    log.append(3, "b", 1, Totals(1, 1, 10, {9: 1.0}))
    known = log.of_collection("a")
    assert [known.total(name) for name in ("documents", "passages", "length")] == [1, 3, 30]
    assert frequencies(known, 7, 8, 9) == [2, 0, 1]
    assert {name: each.total("passages") for name, each in log.totals().items()} == {"a": 3, "b": 1}
    log.clear("a")
    assert log.of_collection("a").total("passages") == 0


def test_totals_are_not_negative(log: StatisticsLog) -> None:
    log.append(1, "a", -1, Totals(1, 2, 20, {7: 1.0}))
    assert log.of_collection("a").total("passages") == 0
    assert frequencies(log.of_collection("a"), 7) == [0]


def test_many_rows_become_one_that_says_the_same(
    log: StatisticsLog, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in range(1, 9):
        log.append(key, "a", 1, Totals(1, 2, 10, {7: 2.0, key + 10: 1.0}))
    before = log.of_collection("a")
    log.merge("a")
    assert len(memory.rows) == 8, "rows of this minute may still have others before them"
    monkeypatch.setattr(statistics, "_SETTLED_US", -1)
    log.merge("a")
    replaced = max(memory.rows.values(), key=lambda row: len(row["replaces"]))
    assert replaced["replaces"] == list(range(1, 9))
    for after in (log.of_collection("a"), StatisticsLog(cast(Milvus, cast(Any, memory))).of_collection("a")):
        assert after.total("passages") == before.total("passages") == 16
        assert frequencies(after, 7, 11, 18) == frequencies(before, 7, 11, 18) == [16, 1, 1]
        assert last_change([after]) == last_change([before])
    log.merge("a")
    assert len(memory.rows) == 1
