from pathlib import Path

import pytest

from eval import Options, load, run
from eval.metrics import judged_entailment
from eval.metrics.entailment import Entailment, words_entail
from eval.metrics.judged_entailment import JudgedEntailment, entailment_of
from rag.reading.model_reader import ModelReader
from rag.settings import Settings
from rag.wiring import open_reader, open_reranker
from tests.eval.small_set import write_set

PREMISE, STATEMENT = "The mill burned down in 1874.", "A fire destroyed it in 1874."


def test_without_models_words_decide(tmp_path: Path) -> None:
    assert entailment_of(Settings(home=tmp_path)) is words_entail
    assert not words_entail([PREMISE], STATEMENT)


def test_a_judge_is_asked_only_where_words_do_not_decide_and_never_believed_about_numbers() -> None:
    asked: list[tuple[str, str]] = []

    def yes(premise: str, statement: str) -> bool:
        asked.append((premise, statement))
        return True

    entails = JudgedEntailment((yes,))
    assert entails([PREMISE], "The mill burned down.")
    assert not entails([PREMISE], "A fire destroyed it in 1875.")
    assert asked == []
    assert entails([PREMISE, "It stood in Tarn."], STATEMENT)
    assert asked == [(f"{PREMISE} It stood in Tarn.", STATEMENT)]
    assert not JudgedEntailment((lambda *_: False,))([PREMISE], STATEMENT)


def test_a_reranker_judges_by_its_score(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.rag.tiny_models import save_tiny_cross_encoder

    model = str(save_tiny_cross_encoder(tmp_path / "reranker"))
    reranker = open_reranker(model)
    assert reranker is not None
    score = reranker.scores(STATEMENT, [PREMISE])[0]
    entails = entailment_of(Settings(home=tmp_path, reranker=model))
    for least in (score - 1e-3, score + 1e-3):
        monkeypatch.setattr(judged_entailment, "LEAST_SCORE", least)
        assert entails([PREMISE], STATEMENT) == (score >= least)


def test_a_reader_judges_by_its_margin_over_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.rag.tiny_models import save_tiny_reader

    model = str(save_tiny_reader(tmp_path / "reader"))
    reader = open_reader(model)
    assert reader is not None
    entails = entailment_of(Settings(home=tmp_path, reader=model))
    assert entails([PREMISE], STATEMENT) == (reader.margin(STATEMENT, PREMISE) > 0)
    assert reader.margin(STATEMENT, "") == float("-inf")
    for margin in (-0.1, 0.1):
        monkeypatch.setattr(ModelReader, "margin", lambda *_, margin=margin: margin)
        assert entails([PREMISE], STATEMENT) == (margin > 0)


def test_a_run_judges_by_the_models_of_its_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(home=tmp_path / "home", encoder="bundled-fast")
    options, asked = Options(settings=settings, limit=1), load(write_set(tmp_path))
    assert run(asked, options).figures["citation_recall"].mean == 1
    judged_by: list[Settings] = []

    def never(chosen: Settings) -> Entailment:
        judged_by.append(chosen)
        return lambda premises, statement: False

    monkeypatch.setattr("eval.evaluate.entailment_of", never)
    assert run(asked, options).figures["citation_recall"].mean == 0
    assert judged_by == [settings]
