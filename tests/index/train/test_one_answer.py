import math

import numpy as np
import pytest

from index.train.one_answer import MOST_QUESTIONS, evenly_spread, gain

KEYS = np.array([3, 5, 7, 9])
SCORES = np.array([0.2, 0.9, 0.5, 0.5], np.float32)


@pytest.mark.parametrize(("right", "rank"), [(5, 1), (7, 2), (9, 3), (3, 4)])
def test_the_gain_is_that_of_the_rank_and_of_equals_the_first_key_comes_first(right: int, rank: int) -> None:
    assert gain(KEYS, SCORES, right) == pytest.approx(1 / math.log2(1 + rank))


def test_a_passage_that_is_not_found_or_comes_too_late_gains_nothing() -> None:
    assert gain(KEYS, SCORES, 4) == 0.0
    many = np.arange(12)
    assert gain(many, -many.astype(np.float32), 10) == 0.0 < gain(many, -many.astype(np.float32), 9)


def test_of_a_large_set_the_questions_asked_are_spread_over_all_of_it() -> None:
    rows = [(str(number), number) for number in range(3 * MOST_QUESTIONS)]
    assert [number for _, number in evenly_spread(rows)] == list(range(0, 3 * MOST_QUESTIONS, 3))
    assert evenly_spread(rows[:5]) == rows[:5]
