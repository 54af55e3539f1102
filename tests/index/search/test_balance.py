"""What passages in another language than the question gain, and when."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.search.balance import FOREIGN_GAIN, balanced

KEYS = np.array([10, 20, 30, 40])
FUSED = np.array([3.0, 2.5, 2.4, -1.0], np.float32)


class Asked:
    """Answers which keys are foreign, and keeps which were asked for."""

    def __init__(self, *foreign: int) -> None:
        self.foreign = frozenset(foreign)
        self.keys: list[int] = []

    def __call__(self, keys: Sequence[int]) -> frozenset[int]:
        self.keys = list(keys)
        return self.foreign & set(keys)


def test_the_foreign_ones_among_both_gain() -> None:
    asked = Asked(20, 40)
    gained = balanced(KEYS, FUSED, 2, asked)
    assert gained.tolist() == pytest.approx([3.0, 2.5 + FOREIGN_GAIN, 2.4, -1.0])
    assert asked.keys == [10, 20, 30], "the last one is too far away to come among the best two"


@pytest.mark.parametrize("foreign", [(), (10, 20, 30, 40)])
def test_scores_are_unchanged_if_all_candidates_are_alike(foreign: Sequence[int]) -> None:
    assert balanced(KEYS, FUSED, 4, Asked(*foreign)).tolist() == FUSED.tolist()


def test_no_candidates() -> None:
    assert not len(balanced(KEYS[:0], FUSED[:0], 3, Asked()))
