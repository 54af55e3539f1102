"""Weights learned on questions so few that the best ones are known."""

import math
from pathlib import Path

import pytest

from index.train import weights
from index.train.weights import QuestionSet
from index.words.lexicon import Lexicon
from index.words.query import Weights
from tests.index.tiny_lexicon import tiny_lexicon

PASSAGES = ["عقد مؤتمر في الكويت", "عقد اجتماع في القاهرة", "The weather was fine", "solar power"]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return tiny_lexicon(tmp_path_factory.mktemp("lexicon"))


def test_ndcg_follows_from_the_rank_of_the_relevant_passage(lexicon: Lexicon) -> None:
    asked = QuestionSet.of("toy", [("weather", PASSAGES[2]), ("Kuwait", PASSAGES[0])])
    assert asked.mean_ndcg(lexicon, Weights()) == pytest.approx(1)
    second = QuestionSet.of("toy", [("مؤتمر", "اجتماع بعد مؤتمر في قاعة"), ("مؤتمر", "مؤتمر")])
    assert second.mean_ndcg(lexicon, Weights()) == pytest.approx((1 + 1 / math.log2(3)) / 2)


def test_a_question_whose_passage_shares_no_word_scores_nothing(lexicon: Lexicon) -> None:
    assert QuestionSet.of("toy", [("rain", PASSAGES[0])]).mean_ndcg(lexicon, Weights()) == 0


def test_coordinate_ascent_finds_the_weight_that_matters(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [("conference", PASSAGES[0]), ("weather", PASSAGES[2]), ("solar", PASSAGES[3])]
    monkeypatch.setattr(weights, "read_sets", lambda _: [QuestionSet.of("toy", pairs)])
    monkeypatch.setattr(Lexicon, "load", lambda: lexicon)
    monkeypatch.setattr(weights, "STEPS", {"least_chance": (0.02, 0.9)})
    assert weights.learn_weights(Path(), Weights(least_chance=0.9)).least_chance == 0.02
    assert capsys.readouterr().out.count("\n") == 3
