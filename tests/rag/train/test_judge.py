"""The training of the judge on toys: it tells apart what its features tell apart, and says so of titles not seen."""

from pathlib import Path

import numpy as np
import pytest

from rag.judging.judge import Judge
from rag.train import judge
from rag.train.forests import Growth
from rag.train.judge import Learned, learn
from rag.train.rows import Rows
from tests.rag.train.judge_toys import toy_rows

SMALL = Growth(folds=2, trees=20, leaves=4, least_in_leaf=5, rate=0.3, ridge=1.0, seen_features=1.0)


@pytest.fixture(scope="module")
def rows() -> Rows:
    return toy_rows(400)


@pytest.fixture(scope="module")
def learned(rows: Rows) -> Learned:
    return learn(rows, SMALL)


def test_unseen_rows_are_told_apart(rows: Rows, learned: Learned) -> None:
    assert np.mean((learned.answered > 0.5) == rows.answered) > 0.85
    assert learned.right[rows.right].mean() > 0.5 > learned.right[~rows.right].mean()


def test_the_judge_of_a_file_gives_the_chances_of_its_features(learned: Learned, tmp_path: Path) -> None:
    learned.judge.save(tmp_path / "judge.npz")
    again = Judge.load(tmp_path / "judge.npz")
    likely = again.chances({"answered": 0.95, "right": 0.9, "noise": 0.5})
    unlikely = again.chances({"answered": 0.05, "right": 0.9, "noise": 0.5})
    assert unlikely.answered < 0.2 < 0.8 < likely.answered
    assert again.bar == pytest.approx(judge.BAR)


def test_a_folder_without_the_data_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge.main(["--data", str(tmp_path)]) == 2
    assert "Name the folder with the training data." in capsys.readouterr().err
