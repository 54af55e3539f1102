"""The whole way: files, the library with the bundled models, figures."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eval.retrieval import METRICS, RANKINGS, main
from tests.eval.reading.bilingual_sample import PASSAGES, QUESTIONS


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    monkeypatch.setenv("IQTIBAS_HOME", str(tmp_path / "untouched"))
    files = {"--passages": PASSAGES, "--questions": QUESTIONS}
    given = []
    for option, rows in files.items():
        path = tmp_path / f"{option[2:]}.jsonl.gz"
        path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
        given += [option, str(path)]
    yield given
    assert not (tmp_path / "untouched").exists()


@pytest.fixture
def report(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    assert main([*arguments, "--encoder", "bundled-fast", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_all_directions_and_rankings_are_measured(report: Any) -> None:
    assert (report["passages"], report["questions"], report["encoder"]) == (5, 6, "bundled-fast")
    asked = [(each["question_language"], each["passage_language"]) for each in report["directions"]]
    assert asked == [("ar", "ar"), ("en", "en"), ("en", "ar"), ("ar", "en")]
    for direction in report["directions"]:
        assert direction["search_p50_ms"] > 0
        assert list(direction["figures"]) == list(RANKINGS)
        for means in direction["figures"].values():
            assert list(means) == list(METRICS)
            for mean in means.values():
                assert 0 <= mean["low"] <= mean["mean"] <= mean["high"] <= 1


def test_what_is_plainly_said_is_found_in_either_language(report: Any) -> None:
    for direction in report["directions"]:
        assert direction["figures"]["fused"]["recall@10"]["mean"] == 1
        assert direction["figures"]["fused"]["MRR@10"]["mean"] >= 0.8
    within = [each for each in report["directions"] if each["question_language"] == each["passage_language"]]
    assert [each["figures"]["sparse"]["MRR@10"]["mean"] for each in within] == [1, 1]


def test_the_table_has_a_line_for_each_ranking(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    for direction in ("ar->ar", "en->en", "en->ar", "ar->en"):
        assert [f"{direction} {ranking} " in printed for ranking in RANKINGS] == [True] * 3
    assert printed.count("search p50") == 4
    assert "6 questions, 5 passages in each language" in printed


def test_a_wrong_file_is_one_line_and_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    passages = arguments[1]
    assert main(["--passages", passages, "--questions", passages]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "passages.jsonl.gz, line 1: id: Field required. Correct this line.\n"


def test_an_encoder_that_is_not_there_is_one_line_and_exit_code_2(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "weights.pkl").touch()
    assert main([*arguments, "--encoder", str(tmp_path / "model")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
