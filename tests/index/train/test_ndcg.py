import math

import numpy as np
import pytest

from index.train.ndcg import MOST_QUESTIONS, evenly_spread, ndcg

KEYS = np.array([3, 5, 7, 9])
SCORES = np.array([0.2, 0.9, 0.5, 0.5], np.float32)


@pytest.mark.parametrize(("relevant", "rank"), [(5, 1), (7, 2), (9, 3), (3, 4)])
def test_ndcg_follows_from_the_rank_and_ties_are_ranked_by_key(relevant: int, rank: int) -> None:
    assert ndcg(KEYS, SCORES, relevant) == pytest.approx(1 / math.log2(1 + rank))


def test_a_passage_that_is_not_retrieved_or_below_rank_ten_scores_nothing() -> None:
    assert ndcg(KEYS, SCORES, 4) == 0.0
    many = np.arange(12)
    assert ndcg(many, -many.astype(np.float32), 10) == 0.0 < ndcg(many, -many.astype(np.float32), 9)


def test_a_large_set_is_sampled_evenly() -> None:
    rows = [(str(number), number) for number in range(3 * MOST_QUESTIONS)]
    assert [number for _, number in evenly_spread(rows)] == list(range(0, 3 * MOST_QUESTIONS, 3))
    assert evenly_spread(rows[:5]) == rows[:5]
