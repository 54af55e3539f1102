"""Keys that come once: in a row for a document, ahead of the clock where it stands still, apart for each process."""

import time
from itertools import pairwise

import pytest

from index.milvus.keys import KeyGenerator


def test_keys_are_unique_even_if_the_clock_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    keys = KeyGenerator()
    taken = [keys.take(count) for count in (3, 1, 5000, 2)]
    assert [len(each) for each in taken] == [3, 1, 5000, 2]
    for before, after in pairwise(taken):
        assert before.stop <= after.start


def test_they_go_on_with_the_clock_and_fit_64_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = KeyGenerator()
    first = keys.take(1).start
    later = time.time() + 60
    monkeypatch.setattr(time, "time", lambda: later)
    assert keys.take(1).start - first >= 59 * 4096
    assert 0 < first < 2**63


def test_processes_have_different_numbers() -> None:
    assert len({KeyGenerator().take(1).start >> 43 for _ in range(20)}) > 10
