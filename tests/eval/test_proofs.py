from pathlib import Path

import pytest

from eval import proofs

REPLIES = """# mill
The mill of Orm was built in 1911 by the engineer Kira Sand. Its wheel is nine metres wide.
right en | The mill of Orm was built in 1911 by the engineer Kira Sand [1].
wrong number en | The mill of Orm was built in 1919 by the engineer Kira Sand [1].
invented citation en | The mill of Orm was built in 1911 by the engineer Kira Sand [3].
"""


def test_what_is_shown_is_counted_by_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(REPLIES, encoding="utf-8")
    assert proofs.main([str(path)]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "right 1 of 1 shown",
        "wrong number 0 of 1 shown",
        "invented citation 0 of 1 shown",
        "all that is false 0 of 2 shown",
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert proofs.main([str(tmp_path / "none.txt")]) == 2
    assert "none.txt cannot be read" in capsys.readouterr().err
