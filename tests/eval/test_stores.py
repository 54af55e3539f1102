"""The same few passages in both stores are found alike, in all four directions."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
import pytest

from eval.reading.bilingual import DIRECTIONS, load_bilingual
from eval.stores import main, measure
from tests.eval.reading.bilingual_sample import PASSAGES, QUESTIONS

pytest.importorskip("milvus_lite")


def written(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    path.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path / "passages.jsonl", PASSAGES), written(tmp_path / "questions.jsonl", QUESTIONS)


def test_the_stores_agree(files: tuple[Path, Path]) -> None:
    found = measure(load_bilingual(*files), encoder="bundled-fast")
    assert [(each.question_language, each.passage_language) for each in found] == list(DIRECTIONS)
    assert {(each.questions, each.overlap, each.same_order) for each in found} == {(6, 1.0, 1.0)}
    assert max(each.largest_difference for each in found) < 1e-3


def test_a_limit_asks_the_first_ones(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    passages, questions = map(str, files)
    options = ("--encoder", "bundled-fast", "--limit", "2")
    assert main(["--passages", passages, "--questions", questions, *options]) == 0
    _, *lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[f"{asked}->{read}", "2"] for asked, read in DIRECTIONS]
