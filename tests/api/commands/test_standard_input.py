"""Standard input has a limit in every command that reads it, and the error names it."""

from dataclasses import replace
from pathlib import Path

import pytest

from api.commands import add, verify
from api.commands.standard_input import QUESTION_LIMIT
from tests.api.command_line import CommandLine

QUESTION = b"x" * QUESTION_LIMIT.most_bytes


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_question_has_one(iqtibas: CommandLine, command: str) -> None:
    ended = iqtibas(command, "-", stdin=QUESTION + b"x")
    assert (ended.code, ended.error_lines) == (
        2,
        ["iqtibas: standard input is over 100 kB. Ask in a few sentences."],
    )


def test_a_line_of_a_conversation_has_one(iqtibas: CommandLine) -> None:
    ended = iqtibas("chat", stdin=b"Who is the president of Uzbekistan?\n" + QUESTION + b"x\n")
    assert "Mirziyoyev" in ended.out
    assert (ended.code, ended.error_lines) == (
        2,
        ["iqtibas: a line on standard input is over 100 kB. Ask in a few sentences."],
    )


def test_a_document_has_one(iqtibas: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "_LIMIT", replace(add._LIMIT, most_bytes=2_000_000))
    ended = iqtibas("add", "-", stdin=b"x" * 2_000_001)
    assert (ended.code, ended.error_lines) == (2, ["iqtibas: -: standard input is over 2 MB. Add it in parts."])
    assert iqtibas("add", "-", stdin=b"x" * 2_000_000).code == 0


@pytest.mark.parametrize("comes_as", ["input", "file"])
def test_a_saved_answer_has_one(
    iqtibas: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comes_as: str
) -> None:
    monkeypatch.setattr(verify, "_LIMIT", replace(verify._LIMIT, most_bytes=3_000))
    saved = tmp_path / "answer.json"
    saved.write_bytes(b" " * 3_001)
    ended = iqtibas("verify", "-", stdin=saved.read_bytes()) if comes_as == "input" else iqtibas("verify", str(saved))
    called = "standard input" if comes_as == "input" else str(saved)
    hint = "Give one answer, as `iqtibas ask --json` prints it."
    assert (ended.code, ended.error_lines) == (2, [f"iqtibas: {called} is over 3 kB. {hint}"])
