"""An index in segments holds what was added and not removed, however it was merged, copied and saved meanwhile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.arrays import Keys
from index.segments import segmented
from index.segments.live_rows import LiveRows
from index.segments.segmented import SegmentedIndex


@dataclass(frozen=True, slots=True, eq=False)
class KeysAlone:
    """A segment of nothing but keys."""

    keys: Keys

    def __len__(self) -> int:
        return len(self.keys)

    def arrays(self) -> dict[str, NDArray[Any]]:
        return {"keys": self.keys}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    segment: KeysAlone
    live: LiveRows

    def without(self, keys: Keys) -> "Part":
        _, rows = self.live.find(keys)
        return replace(self, live=self.live.without(rows)) if len(rows) else self


class Index(SegmentedIndex[KeysAlone, Part]):
    def __init__(self) -> None:
        super().__init__()
        self._new: list[int] = []

    def __len__(self) -> int:
        return len(self.keys())

    def add(self, *keys: int) -> None:
        self._new += keys

    def keys(self) -> list[int]:
        return sorted(self.merged().keys.tolist())

    def _empty(self) -> "Index":
        return Index()

    def _part(self, segment: KeysAlone) -> Part:
        return Part(segment, LiveRows(segment.keys))

    def _merge(self, parts: Sequence[Part]) -> KeysAlone:
        return segment_of(key for part in parts for key in part.live.keys[part.live.every()].tolist())

    def _take_new(self) -> KeysAlone | None:
        new, self._new = self._new, []
        return segment_of(new) if new else None


def segment_of(keys: Iterable[int]) -> KeysAlone:
    return KeysAlone(np.array(sorted(keys), np.int64))


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    """Return an index of three segments: no two are merged at once."""
    monkeypatch.setattr(segmented, "MERGED_AT_ONCE", 0)
    index = Index()
    for keys in ((1, 2, 3, 4), (5, 6), (7,)):
        index.add(*keys)
        index.settle()
    return index


def test_additions_become_segments_and_deletions_are_masked(index: Index) -> None:
    assert [len(segment) for segment in index.segments()] == [4, 2, 1]
    index.remove([2, 6, 99])
    assert index.keys() == [1, 3, 4, 5, 7]
    assert index.removed().tolist() == [2, 6]


def test_small_segments_merge_when_they_are_made() -> None:
    index = Index()
    for key in range(10):
        index.add(key)
        index.settle()
    assert [len(segment) for segment in index.segments()] == [8, 2], "each at least four times the rest"


def test_a_copy_is_independent_of_its_original(index: Index) -> None:
    index.add(8)
    copy = index.copy()
    index.remove([1])
    copy.add(9)
    assert index.keys() == [2, 3, 4, 5, 6, 7, 8]
    assert copy.keys() == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_a_concurrent_merge_applies_deletions_made_meanwhile(index: Index) -> None:
    old = index.segments()[:2]
    merged = index.merged(old)
    index.remove([3])
    index.add(8)
    assert index.replace(old, merged)
    assert index.keys() == [1, 2, 4, 5, 6, 7, 8]
    assert [len(segment) for segment in index.segments()] == [6, 1, 1]
    assert not index.replace(old, merged), "they are not here any more"


def test_saved_segments_are_loaded_without_removed_passages(index: Index) -> None:
    index.remove([5])
    again = Index()._holding(index.segments(), index.removed())
    assert again.keys() == index.keys() == [1, 2, 3, 4, 6, 7]


@given(st.lists(st.tuples(st.sampled_from("ars"), st.integers(0, 30)), max_size=60))
def test_an_index_equals_a_set_after_any_operations(steps: list[tuple[str, int]]) -> None:
    index, model = Index(), set[int]()
    fresh = 0
    for kind, number in steps:
        if kind == "a":
            index.add(*range(fresh, fresh + number % 5))
            model |= set(range(fresh, fresh + number % 5))
            fresh += number % 5
        elif kind == "r":
            index.remove([number])
            model.discard(number)
        elif segments := index.to_merge(1 << 10):
            assert index.replace(segments, index.merged(segments))
    assert index.keys() == sorted(model)
