from pathlib import Path

import pytest

from rag.train import reader


def test_a_folder_without_the_data_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reader.main(["--data", str(tmp_path)]) == 2
    assert "Name the folder with the training data." in capsys.readouterr().err
