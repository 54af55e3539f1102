"""Weights of dense scores, on questions so few that the figures are known."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.train import fusion
from index.train.fusion import WEIGHTS, CandidateSet, learn_fusion
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer, bundled_analyzer
from index.words.lexicon import Lexicon
from tests.index.doubles import HashingEncoder

PAIRS = [("oil prices", "oil prices rise"), ("the weather", "the weather was fine"), ("gas", "gas and oil")]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return bundled_analyzer(Lexicon.load())


def test_ndcg_is_one_where_every_relevant_passage_is_first(analyzer: Analyzer) -> None:
    asked = CandidateSet.of(PAIRS, HashingEncoder(), analyzer)
    assert [len(found.keys) for found, _ in asked.questions] == [3, 3, 3]
    assert asked.mean_ndcg(1.0) == pytest.approx(1)


def test_the_weight_decides_between_the_sides(analyzer: Analyzer) -> None:
    asked = CandidateSet.of(PAIRS, HashingEncoder(), analyzer)
    found, relevant = asked.questions[0]
    wrong = 1 if relevant != 1 else 2
    near = np.array([2.0 if key == wrong else 0.0 for key in found.keys.tolist()], np.float32)
    turned = CandidateSet([(replace(found, dense=near), relevant)])
    assert turned.mean_ndcg(0.0) == pytest.approx(1)
    assert turned.mean_ndcg(100.0) == pytest.approx(1 / math.log2(3))


def test_a_line_is_printed_for_each_encoder_and_set(
    analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fusion, "read_sets", lambda _: [("toy", PAIRS)])
    encoder: Encoder = HashingEncoder()
    learn_fusion(Path(), [encoder], analyzer)
    head, line = capsys.readouterr().out.splitlines()
    assert [float(weight) for weight in head.split()] == list(WEIGHTS)
    assert line.split("\t")[0] == f"{encoder.name} toy"
