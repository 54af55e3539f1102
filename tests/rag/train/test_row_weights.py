"""What people asked counts more than what is made, and sets like those of users more than others."""

import dataclasses

import pytest

from rag.train.row_weights import MADE, ORIGIN_WEIGHTS, row_weights
from rag.train.rows import Rows
from tests.rag.train.judge_toys import toy_rows


def _row(origin: str, set_name: str) -> Rows:
    rows = toy_rows(1)
    return dataclasses.replace(
        rows, situations=(dataclasses.replace(rows.situations[0], origin=origin),), sets=(set_name,)
    )


@pytest.mark.parametrize(
    ("origin", "set_name", "weight"),
    [
        ("asked", "ARCD", 1.0),
        ("near_topic", "article en", 2.0),
        ("other cue", "ARCD", MADE),
        ("cloze", "manuals ar->en", ORIGIN_WEIGHTS["cloze"] * MADE * 0.3),
    ],
)
def test_weights_of_origin_maker_and_set_multiply(origin: str, set_name: str, weight: float) -> None:
    assert row_weights(_row(origin, set_name)).tolist() == [pytest.approx(weight)]
