import numpy as np
import pytest

from index.best import best_rows, nth_best

SCORES = np.array([0.5, -1.0, 3.0, 0.5, 2.0], np.float32)


@pytest.mark.parametrize(("count", "best"), [(1, {2}), (2, {2, 4}), (5, {0, 1, 2, 3, 4}), (9, {0, 1, 2, 3, 4})])
def test_the_best_rows_are_those_of_the_greatest_scores(count: int, best: set[int]) -> None:
    assert set(best_rows(SCORES, count).tolist()) == best


def test_nth_best_is_the_score_of_that_rank() -> None:
    assert [nth_best(SCORES, count) for count in (1, 2, 3, 4, 5)] == [3.0, 2.0, 0.5, 0.5, -1.0]
    assert nth_best(SCORES, 6) == 0.0
    assert nth_best(np.zeros(0, np.float32), 1) == 0.0
