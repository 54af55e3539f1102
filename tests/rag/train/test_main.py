"""All parts are learned in order, and the first that fails ends it."""

from pathlib import Path

import pytest

from rag.train import __main__ as train


def test_without_the_data_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train.main(["--data", str(tmp_path), f"--cache={tmp_path}"]) == 2
    assert capsys.readouterr().err.count("Name the folder with the training data.") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_misspelt_option_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        train.main(["--data", str(tmp_path), "--chache", str(tmp_path)])
