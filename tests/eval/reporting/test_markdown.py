"""The report as Markdown: every figure a row, each group a table with the columns that it has."""

from dataclasses import replace

from eval.reporting.markdown import markdown_report
from eval.reporting.report import Figure, Loss
from tests.eval.reporting.results import report, result

RESULTS = [result(1, right=True), result(2, right=False)]


def test_every_figure_is_a_row_with_its_interval() -> None:
    made = report(RESULTS)
    lines = markdown_report(made).splitlines()
    rows = [line for line in lines if line.startswith("| ") and not line.startswith("| figure")]
    assert lines[0] == "# museum" and [row.split(" | ")[0][2:] for row in rows] == list(made.figures)
    assert any(row.startswith("| right | 0.500 | [0.000, 1.000] | 2 |") for row in rows)


def test_groups_and_disguises_have_tables_of_their_own() -> None:
    other = replace(RESULTS[1], question=replace(RESULTS[1].question, id="q3", lang="en"))
    text = markdown_report(
        replace(report([*RESULTS, other]), disguises={"typo": {"says": Loss(1.0, 0.5, Figure(0.5, 0.0, 1.0, 2))}})
    )
    assert "## By language" in text and "| ar | 2 |" in text and "| en | 1 |" in text
    assert "| typo | says | 1.000 | 0.500 | 0.500 [0.000, 1.000] | 2 |" in text
