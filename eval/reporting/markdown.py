"""report.md: the figures as Markdown tables, readable as plain text too."""

from collections.abc import Iterator, Mapping

from eval.metrics.catalogue import CATALOGUE
from eval.reporting.report import Figure, Figures, Report
from eval.reporting.wording import group_columns, headline, question_count, shown, shown_interval


def markdown_report(report: Report) -> str:
    """Return the report in Markdown."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {report.name}"
    yield ""
    yield headline(report)
    yield ""
    yield "| figure | mean | 95 % interval | questions | meaning |"
    yield "|---|---|---|---|---|"
    for name, figure in report.figures.items():
        meaning = CATALOGUE[name].meaning
        yield f"| {name} | {shown(name, figure.mean)} | {shown_interval(name, figure)} | {figure.count} | {meaning} |"
    for division, groups in report.groups.items():
        yield from _group(division, groups)
    yield from _disguises(report)
    yield ""
    yield f"Settings {report.settings_digest}, questions {report.set_digest}."


def _group(division: str, groups: Mapping[str, Figures]) -> Iterator[str]:
    columns = group_columns(groups)
    yield ""
    yield f"## By {division}"
    yield ""
    yield f"| {division} | questions | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 2) + "|"
    for value, figures in groups.items():
        cells = (_cell(name, figures.get(name)) for name in columns)
        yield f"| {value} | {question_count(figures)} | {' | '.join(cells)} |"


def _cell(name: str, figure: Figure | None) -> str:
    return "" if figure is None else f"{shown(name, figure.mean)} {shown_interval(name, figure)}"


def _disguises(report: Report) -> Iterator[str]:
    if not report.disguises:
        return
    yield ""
    yield "## Robustness: the loss under each disguise"
    yield ""
    yield "| disguise | figure | plain | disguised | lost | questions |"
    yield "|---|---|---|---|---|---|"
    for disguise, losses in report.disguises.items():
        for name, loss in losses.items():
            lost = f"{shown(name, loss.lost.mean)} {shown_interval(name, loss.lost)}"
            plain, disguised = shown(name, loss.plain), shown(name, loss.disguised)
            yield f"| {disguise} | {name} | {plain} | {disguised} | {lost} | {loss.lost.count} |"
