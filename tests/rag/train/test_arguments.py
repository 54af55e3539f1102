from pathlib import Path

import pytest

from rag.train.arguments import lacks_data


def test_the_first_file_that_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "there").touch()
    assert lacks_data(tmp_path, [Path("there"), Path("gone"), Path("away")])
    assert capsys.readouterr().err == f"{tmp_path} has no gone. Name the folder with the training data.\n"


def test_of_a_whole_folder_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "there").touch()
    assert not lacks_data(tmp_path, [Path("there")])
    assert capsys.readouterr().err == ""
