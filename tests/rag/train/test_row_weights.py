"""What people asked counts more than what is made, and sets like those of users more than others."""

import dataclasses

import pytest

from rag.train.row_weights import MADE, WAY_WEIGHTS, row_weights
from rag.train.rows import Rows
from tests.rag.train.judge_toys import toy_rows


def _row(way: str, set_name: str) -> Rows:
    rows = toy_rows(1)
    return dataclasses.replace(rows, situations=(dataclasses.replace(rows.situations[0], way=way),), sets=(set_name,))


@pytest.mark.parametrize(
    ("way", "set_name", "weight"),
    [
        ("asked", "ARCD", 1.0),
        ("near_topic", "article en", 2.0),
        ("other cue", "ARCD", MADE),
        ("cloze", "manuals ar->en", WAY_WEIGHTS["cloze"] * MADE * 0.3),
    ],
)
def test_weights_of_way_origin_and_set_multiply(way: str, set_name: str, weight: float) -> None:
    assert row_weights(_row(way, set_name)).tolist() == [pytest.approx(weight)]
