"""The report in a terminal."""

import pytest

from eval.reporting.table import print_report
from tests.eval.reporting.results import report, result


@pytest.mark.parametrize("columns", [80, 120])
def test_no_figure_is_cut_off_in_a_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    print_report(report([result(1, right=True), result(2, right=False)]))
    printed = capsys.readouterr().out
    assert "…" not in printed
    assert "0.500" in printed
    assert "false_" in printed
