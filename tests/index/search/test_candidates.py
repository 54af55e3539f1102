"""The union of what both sides find, whether one is searched after the other or beside it."""

import threading
from typing import Any

import numpy as np
import pytest

from index.arrays import Keys, Scores
from index.search.candidates import Candidates, Query, Searched, candidates


class Sides:
    """Words and vectors of ten passages: odd ones by words, those above 5 by vectors; which threads searched."""

    def __init__(self, *, is_large: bool, fault: Exception | None = None) -> None:
        self.is_large = is_large
        self.fault = fault
        self.threads: set[str] = set()

    def best(self, count: int | None, allowed: Keys | None = None) -> tuple[Keys, Scores]:
        self.threads.add(threading.current_thread().name)
        return np.arange(1, 11, 2), np.ones(5, np.float32)

    def nearest(
        self, query: Any, top_k: int, allowed: Keys | None = None, *, exact: bool = False
    ) -> tuple[Keys, Scores]:
        self.threads.add(threading.current_thread().name)
        if self.fault is not None:
            raise self.fault
        return np.arange(6, 11), self.scores(query, np.arange(6, 11))

    def scores(self, *given: Any) -> Scores:
        return np.asarray(given[-1] % 3, np.float32)

    coverage = sentence_cosines = scores


def searched(sides: Sides) -> Candidates:
    return candidates([Searched(sides, sides, None)], Query("oil", 10, np.ones(4, np.float32)))  # type: ignore[arg-type]


def test_vectors_of_a_large_collection_are_searched_beside_its_words() -> None:
    small, large = Sides(is_large=False), Sides(is_large=True)
    one, other = searched(small), searched(large)
    assert one.keys.tolist() == other.keys.tolist() == [1, 3, 5, 6, 7, 8, 9, 10]
    np.testing.assert_array_equal(one.fused(), other.fused())
    assert (len(small.threads), len(large.threads)) == (1, 2)
    with pytest.raises(ValueError, match="broken"):
        searched(Sides(is_large=True, fault=ValueError("broken")))
