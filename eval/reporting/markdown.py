"""report.md: the figures as tables that a repository's pages and a terminal both show."""

from collections.abc import Iterator, Mapping

from eval.metrics.catalogue import CATALOGUE
from eval.reporting.report import Figure, Figures, Report
from eval.reporting.wording import headline, shown, shown_interval

GROUP_COLUMNS = ("right", "says", "cited", "precision", "refused", "false_refusal", "nDCG@10", "success@1")
"""Figures shown of a group; report.json has them all."""


def markdown_report(report: Report) -> str:
    """Return the report in Markdown."""
    return "\n".join(_lines(report)) + "\n"


def group_columns(groups: Mapping[str, Figures]) -> list[str]:
    """Return the figures to tell groups by: those that one of them has."""
    return [name for name in GROUP_COLUMNS if any(name in figures for figures in groups.values())]


def _lines(report: Report) -> Iterator[str]:
    yield f"# {report.name}"
    yield ""
    yield headline(report)
    yield ""
    yield "| figure | mean | 95 % interval | questions | meaning |"
    yield "|---|---|---|---|---|"
    for name, figure in report.figures.items():
        says = CATALOGUE[name].says
        yield f"| {name} | {shown(name, figure.mean)} | {shown_interval(name, figure)} | {figure.count} | {says} |"
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
        yield f"| {value} | {most_asked(figures)} | {' | '.join(cells)} |"


def most_asked(figures: Figures) -> int:
    """Return how many questions a group has."""
    return max((figure.count for figure in figures.values()), default=0)


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
