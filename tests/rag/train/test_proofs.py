"""The training of the verifier on a few replies: it tells truths from lies of texts that it has not seen."""

from pathlib import Path

import numpy as np
import pytest

from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.proving.verifier import Verifier
from rag.train import proofs
from rag.train.forests import Growth
from rag.train.invented import SETS
from rag.train.proofs import learn, learned_from

SMALL = Growth(folds=3, trees=30, leaves=6, least_in_leaf=10, rate=0.2, ridge=1.0, seen_features=1.0)


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def test_truths_of_unseen_texts_are_likelier_than_lies(analyzer: Analyzer, tmp_path: Path) -> None:
    replies = learned_from([SETS / "replies" / f"{name}.txt" for name in ("third", "ninth")], analyzer)
    verifier, chances = learn(replies, analyzer, SMALL)
    is_right = np.array([each.is_right for each in replies])
    assert chances[is_right].mean() > chances[~is_right].mean() + 0.3
    verifier.save(tmp_path / "proof.npz")
    again = Verifier.load(tmp_path / "proof.npz")
    features = dict.fromkeys(again.names, 0.5)
    assert again.chance(features) == verifier.chance(features)
    assert again.threshold == pytest.approx(proofs.BAR)


def test_a_folder_without_replies_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert proofs.main(["--replies", str(tmp_path)]) == 2
    assert "Name a folder of texts and replies." in capsys.readouterr().err
