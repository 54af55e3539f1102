from pathlib import Path

import pytest

from tests.api.command_line import CommandLine


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def test_each_line_is_answered_with_its_citations_and_understood_by_what_came_before(iqtibas: CommandLine) -> None:
    asked = "Who is the president of Uzbekistan?\n\nAnd of the United Arab Emirates?\n"
    ended = iqtibas("chat", stdin=asked.encode())
    assert ended.code == 0
    assert ended.out.count("[1] paragraph 5") == 2
    assert ended.out.count("Mirziyoyev") >= 2


def test_the_end_of_the_input_ends_it(iqtibas: CommandLine) -> None:
    ended = iqtibas("chat", stdin=b"")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_bytes_that_are_no_text_are_a_question_like_any_other(iqtibas: CommandLine) -> None:
    assert iqtibas("chat", stdin=b"\xff\xfe\n").code == 0


def test_a_question_that_cannot_be_taken_does_not_end_it(iqtibas: CommandLine) -> None:
    ended = iqtibas("chat", stdin=b"x" * 4_001 + b"\nWho is the president of Uzbekistan?\n")
    assert ended.code == 0
    assert ended.error_lines == ["iqtibas: the question has 4,001 characters. Ask in 4,000 characters or fewer."]
    assert "Mirziyoyev" in ended.out


def test_a_collection_that_is_none_ends_it(iqtibas: CommandLine) -> None:
    ended = iqtibas("chat", "--collection", "none", stdin=b"Who is it?\n")
    assert (ended.code, len(ended.error_lines)) == (2, 1)
