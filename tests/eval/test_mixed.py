"""The whole way: files or shipped sets, one collection of both languages, a figure for each gain."""

import json
from pathlib import Path

import pytest

from eval.mixed import GAINS, half_of_each, main
from eval.reading.bilingual import load_bilingual
from tests.eval.reading.bilingual_sample import PASSAGES, QUESTIONS


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = []
    for name, rows in (("passages", PASSAGES), ("questions", QUESTIONS)):
        paths.append(tmp_path / f"{name}.jsonl")
        paths[-1].write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return paths


def test_every_passage_comes_once_and_every_question_in_both_languages(files: list[Path]) -> None:
    asked = load_bilingual(*files)
    pool = half_of_each(asked)
    assert [each.document_id for each in pool.documents["mixed"]] == [each.passage_id for each in asked.passages]
    assert [each.language for each in pool.documents["mixed"]][:3] == ["ar", "en", "ar"]
    assert len(pool.questions) == 2 * len(asked.questions)


def test_the_table(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--passages", str(files[0]), "--questions", str(files[1]), "--encoder", "bundled-fast"]) == 0
    head, alone, *gains = capsys.readouterr().out.splitlines()
    assert head.split() == ["nDCG@10", "ar->ar", "ar->en", "en->ar", "en->en", "all"]
    assert alone.startswith("one language")
    assert [line.split()[1] for line in gains] == [str(gain) for gain in GAINS]
    assert all(0 < float(figure) <= 1 for line in gains for figure in line.split()[2:])


def test_shipped_sets(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sets", "citations", "--encoder", "bundled-fast"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + len(GAINS)


def test_neither_or_both_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--sets", "citations", "--passages", "a", "--questions", "b"])
    assert "give --sets, or --passages and --questions" in capsys.readouterr().err


def test_an_unknown_set_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sets", "no_such"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("no_such: ") and "Name a file" in line
