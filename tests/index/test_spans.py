"""Columns of numbers, against what NumPy says of them more slowly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spans import bounds_of, distinct, places, run_starts, spans

numbers = st.lists(st.integers(-5, 20), max_size=30).map(lambda drawn: np.array(drawn, np.int64))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 6)), max_size=10))
def test_spans_are_the_numbers_of_each_one_after_another(given_spans: list[tuple[int, int]]) -> None:
    starts, sizes = np.array(given_spans, np.int64).reshape(-1, 2).T
    assert spans(starts, sizes).tolist() == [start + at for start, size in given_spans for at in range(size)]


@given(numbers)
def test_distinct_numbers_are_those_of_numpy(column: np.ndarray) -> None:
    assert distinct(column).tolist() == np.unique(column).tolist()


@given(numbers)
def test_a_run_begins_where_another_number_does(column: np.ndarray) -> None:
    listed = column.tolist()
    assert run_starts(column).tolist() == [at for at, n in enumerate(listed) if at == 0 or listed[at - 1] != n]


@given(numbers, numbers)
def test_the_place_of_a_number_is_that_among_the_wanted_ones(wanted: np.ndarray, column: np.ndarray) -> None:
    wanted = distinct(wanted)
    listed = wanted.tolist()
    assert places(wanted, column).tolist() == [listed.index(n) if n in listed else -1 for n in column.tolist()]


@pytest.mark.parametrize("kind", [np.int32, np.int64, np.uint64])
def test_the_kind_of_number_stays(kind: type) -> None:
    assert distinct(np.array([3, 1, 3], kind)).dtype == kind


def test_bounds_of_runs_begin_at_nought_and_end_at_the_sum() -> None:
    assert bounds_of(np.array([2, 0, 3])).tolist() == [0, 2, 2, 5]
    assert bounds_of(np.array([], np.int64)).tolist() == [0]
