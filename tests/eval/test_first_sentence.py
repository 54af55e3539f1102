"""Whether the first sentence holds the answer, from two files to a line a direction."""

import json
from pathlib import Path

import pytest

from eval.first_sentence import main
from tests.eval.reading.bilingual_sample import PASSAGES, QUESTIONS


def files(folder: Path, answers: list[dict[str, list[str]]]) -> list[str]:
    rows = {"passages": PASSAGES, "questions": [a | b for a, b in zip(QUESTIONS, answers, strict=True)]}
    for name, lines in rows.items():
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return ["--passages", str(folder / "passages.jsonl"), "--questions", str(folder / "questions.jsonl")]


def test_a_line_a_direction(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {each["passage_id"]: each for each in PASSAGES}
    whole = [
        {f"answers_{lang}": [texts[each["passage_id"]][f"text_{lang}"].split()[0]] for lang in ("ar", "en")}
        for each in QUESTIONS
    ]
    assert main([*files(tmp_path, whole), "--encoder", "bundled-fast"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["ar->ar", "en->en", "en->ar", "ar->en"]
    assert float(lines[0].split()[1]) > 0

    nowhere = [{"answers_ar": ["لا شيء"], "answers_en": ["nothing of it"]} for _ in QUESTIONS]
    assert main([*files(tmp_path, nowhere), "--encoder", "bundled-fast"]) == 0
    assert {line.split()[1] for line in capsys.readouterr().out.splitlines()} == {"0.000"}


def test_questions_without_answers_cannot_be_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(files(tmp_path, [{} for _ in QUESTIONS])) == 2
    assert "answers_ar" in capsys.readouterr().err
