import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.commands import run_evaluation
from eval import run
from eval.reporting.report import Report
from tests.api.command_line import CommandLine
from tests.eval.small_set import BUILT, write_set


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home", {"IQTIBAS_ENCODER": "bundled-fast"})


def test_a_set_is_run_reported_and_held_to_its_bars(iqtibas: CommandLine, tmp_path: Path) -> None:
    path, out = write_set(tmp_path / "set"), tmp_path / "out"
    ended = iqtibas("eval", str(path), "--out", str(out), "--fail-under", "success@3=0.9", "--fail-under", "words=0.5")
    assert ended.code == 1
    assert "lighthouse.jsonl: 4 questions, library bundled-fast" in ended.out
    # The width of the columns depends on how long the slowest question took.
    assert re.search(r"^success@3 +1\.000  \[1\.000, 1\.000\]", ended.out, re.MULTILINE)
    (line,) = ended.error_lines
    assert line.startswith("words: ")
    assert line.endswith(" is over 0.5")
    assert iqtibas("eval", str(path), "--fail-under", "success@3=0.9").code == 0
    compared = iqtibas("compare", str(out), str(out))
    assert compared.code == 0
    assert "4 questions in common" in compared.out
    assert "won 0:" in compared.out


def test_json_is_the_report(iqtibas: CommandLine, tmp_path: Path) -> None:
    report = iqtibas("eval", str(write_set(tmp_path)), "--limit", "1", "--json").json
    assert (report["schema"], report["asked"], report["figures"]["success@3"]["mean"]) == ("iqtibas.report/1", 1, 1)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--fail-under", "sayz=1"], "no metric is called 'sayz'. Metrics are: right, "),
        (["--perturb", "moustache"], "no disguise is called 'moustache'. "),
        (["--resume"], "--resume needs --out"),
        (["--url", "ftp://x"], "the address to ask is no web address. Give one like "),
        (["--url", "http://127.0.0.1:9"], "http://127.0.0.1:9 cannot be reached"),
        (["--openai-url", "http://127.0.0.1:9/v1"], "http://127.0.0.1:9/v1/ cannot be reached"),
        (["--url", "http://127.0.0.1:9", "--key-file", "/none"], "none: the key cannot be read"),
        (["--key-file", "/none"], "--key-file needs --url or --openai-url"),
        (["--url", "http://127.0.0.1:9", "--openai-url", "http://127.0.0.1:9/v1"], "not both"),
        (
            ["--collection", "default"],
            "lighthouse.jsonl brings the documents that are asked. Leave the collections out",
        ),
        (["--documents", "/none"], "none: cannot be read: No such file"),
    ],
)
def test_wrong_use_is_one_line_and_code_2(
    iqtibas: CommandLine, tmp_path: Path, arguments: list[str], expected: str
) -> None:
    ended = iqtibas("eval", str(write_set(tmp_path)), *arguments)
    assert ended.code == 2
    (line,) = ended.error_lines
    assert expected in line


def test_an_interrupted_run_is_reported_and_held_to_no_bar(
    iqtibas: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: Any) -> Report:
        return replace(run(*arguments), asked=2, complete=False)

    monkeypatch.setattr(run_evaluation, "run", interrupted)
    ended = iqtibas("eval", str(write_set(tmp_path)), "--fail-under", "success@3=2")
    assert ended.code == 130
    assert ended.error_lines == ["Interrupted: 2 of 4 questions were asked. `--resume` continues the run."]
    assert "lighthouse.jsonl" in ended.out


@pytest.mark.parametrize("option", ["--documents", "--document-id"])
def test_a_shipped_set_is_given_no_other_documents(iqtibas: CommandLine, option: str) -> None:
    ended = iqtibas("eval", "article", option, "x")
    assert ended.code == 2
    assert ended.error_lines == [
        "iqtibas: article: a shipped set brings the documents that it asks. Leave out --documents and --document-id."
    ]


def test_a_malformed_set_or_run_is_one_line_and_code_2(iqtibas: CommandLine, tmp_path: Path) -> None:
    path = write_set(tmp_path, [BUILT, {"question": "?"}])
    assert iqtibas("eval", str(path)).error_lines == [
        "iqtibas: lighthouse.jsonl, line 2: neither an answer nor a paragraph is given, nor answerable: false. "
        "Correct this line."
    ]
    ended = iqtibas("compare", str(tmp_path), str(tmp_path))
    assert ended.code == 2
    assert "no report of a run" in ended.error_lines[0]
