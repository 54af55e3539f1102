"""The report in a terminal, as tables without vertical lines, which Arabic text would displace. Owns rich."""

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from eval.metrics.catalogue import CATALOGUE
from eval.reporting.compare import Comparison
from eval.reporting.report import Figures, Report
from eval.reporting.wording import group_columns, headline, question_count, shown, shown_interval

WIDEST_PIPE = 120
"""Columns if the output is not a terminal, so that no table is cut off."""

_SIGNIFICANT = 0.05
"""Differences with a smaller p are coloured. Source: R. A. Fisher, 1925, and custom since."""

_QUESTIONS_SHOWN = 20
_FEW_COLUMNS = 6
"""The number of columns whose headings fit on one line of an 80-column terminal."""


def print_report(report: Report) -> None:
    """Print the figures over all questions and by group, and the losses under disguises."""
    console = _console()
    console.print(f"\n{report.name}: {headline(report)}", style=None if report.complete else "bold red", markup=False)
    console.print(_figures(report.figures))
    for division, groups in report.groups.items():
        console.print(_groups(division, groups))
    if report.disguises:
        console.print(_disguises(report))


def print_comparison(comparison: Comparison) -> None:
    """Print the differences between two runs, and the questions that one has right and the other wrong."""
    console = _console()
    console.print(f"\n{comparison.first} -> {comparison.second}: {comparison.count} questions in common", markup=False)
    table = _table("figure", "first", "second", "difference", "95 % interval", "p", "questions")
    for each in comparison.differences:
        style = None if each.p >= _SIGNIFICANT else "green" if each.is_better else "red"
        ends = f"[{each.difference.low:+.3f}, {each.difference.high:+.3f}]"
        means = shown(each.metric, each.first), shown(each.metric, each.second), f"{each.difference.mean:+.3f}"
        table.add_row(each.metric, *means, _plain(ends), f"{each.p:.4f}", str(each.count), style=style)
    console.print(table)
    for name, results in (("won", comparison.won), ("lost", comparison.lost)):
        ids = " ".join(each.question.id for each in results[:_QUESTIONS_SHOWN])
        more = f" and {len(results) - _QUESTIONS_SHOWN} more" if len(results) > _QUESTIONS_SHOWN else ""
        console.print(f"{name} {len(results)}: {ids}{more}", markup=False)


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDEST_PIPE)


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for number, column in enumerate(columns):
        # On a narrow terminal a long heading takes two lines, so that no figure is cut off.
        heading = column.replace("_", "_\n") if len(columns) > _FEW_COLUMNS else column
        table.add_column(heading, justify="right" if number else "left", overflow="fold")
    return table


def _figures(figures: Figures) -> Table:
    table = _table("figure", "mean", "95 % interval", "questions")
    table.add_column("meaning", overflow="fold")
    for name, figure in figures.items():
        interval = _plain(shown_interval(name, figure))
        table.add_row(name, shown(name, figure.mean), interval, str(figure.count), CATALOGUE[name].meaning)
    return table


def _groups(division: str, groups: Mapping[str, Figures]) -> Table:
    columns = group_columns(groups)
    table = _table(division, "questions", *columns)
    for value, figures in groups.items():
        cells = (shown(name, figures[name].mean) if name in figures else "" for name in columns)
        table.add_row(_plain(value), str(question_count(figures)), *cells)
    return table


def _disguises(report: Report) -> Table:
    table = _table("disguise", "figure", "plain", "disguised", "lost", "95 % interval", "questions")
    for disguise, losses in report.disguises.items():
        for name, loss in losses.items():
            values = (shown(name, value) for value in (loss.plain, loss.disguised, loss.lost.mean))
            table.add_row(disguise, name, *values, _plain(shown_interval(name, loss.lost)), str(loss.lost.count))
    return table


def _plain(text: str) -> str:
    """Return the text with its brackets escaped, which rich would parse as markup."""
    return text.replace("[", r"\[")
