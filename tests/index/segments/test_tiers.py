import numpy as np

from index.segments.live_rows import LiveRows
from index.segments.tiers import GROWTH, NOTHING, due, due_or_worn


def grown(additions: int, most: int) -> tuple[list[int], int]:
    """Return the runs after so many passages came one at a time, and how many were copied in all."""
    sizes: list[int] = []
    copied = 0
    for _ in range(additions):
        sizes.append(1)
        if (merged := due(sizes, most)) != NOTHING:
            sizes[merged] = [sum(sizes[merged])]
            copied += sizes[-1]
    return sizes, copied


def test_there_are_few_runs_and_none_is_copied_often() -> None:
    sizes, copied = grown(4096, most=10**6)
    assert sum(sizes) == 4096
    assert len(sizes) <= 8
    assert copied < 4096 * 8 * GROWTH


def test_no_run_grows_past_the_most() -> None:
    sizes, _ = grown(1000, most=100)
    assert max(sizes) <= 100
    assert len(sizes) <= 1000 / 100 * 2


def test_a_small_run_after_a_large_one_is_left() -> None:
    assert due([100, 3], most=1000) == NOTHING
    assert due([100, 40], most=1000) == slice(0, 2)
    assert due([100, 40], most=130) == NOTHING
    assert due([], most=1) == NOTHING


def test_a_segment_that_lost_much_is_copied_alone() -> None:
    many = np.arange(100_000)
    whole, worn, used = LiveRows(many), LiveRows(many, many > 30_000), LiveRows(many, many > 10_000)
    assert due_or_worn([whole, worn], most=1000) == slice(1, 2)
    assert due_or_worn([whole, used], most=1000) == NOTHING
    assert due_or_worn([whole, whole], most=10**6) == slice(0, 2)


def test_a_small_segment_is_rewritten_after_a_deletion() -> None:
    few = np.arange(100)
    assert due_or_worn([LiveRows(few, few > 0)], most=1000) == slice(0, 1)
    assert due_or_worn([LiveRows(few)], most=1000) == NOTHING
