"""report.html: a single file with figures, plots and the worst cases, which loads nothing and runs no script.

Text from questions and documents is escaped, and has an element of its own with `dir="auto"`, so that Arabic and
English text each keep their direction.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from eval.metrics.catalogue import CATALOGUE
from eval.reporting.plots import interval_bar, reliability_diagram, risk_coverage_plot
from eval.reporting.report import Figure, Figures, Report, Result
from eval.reporting.wording import (
    group_columns,
    headline,
    question_count,
    shown,
    shown_interval,
    what_went_wrong,
    worst_first,
)

MOST_CASES = 60
"""Number of worst cases shown; answers.jsonl has all."""

_STYLES = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
_TILES = ("right", "says", "cited", "refused", "false_refusal", "nDCG@10", "success@1", "ece", "p50_ms")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_report(report: Report) -> str:
    """Return the report as one HTML document."""
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(report.name)} · Iqtibas</title><style>{_STYLES}</style></head><body>",
            *_parts(report),
            "</body></html>\n",
        )
    )


def _parts(report: Report) -> Iterator[str]:
    yield f'<header><h1 dir="auto">{escape(report.name)}</h1><p class="soft">{escape(headline(report))}</p></header>'
    if not report.complete:
        yield f'<p class="warning">Not complete: {report.asked} of {report.questions} questions were asked.</p>'
    yield from _tiles(report.figures)
    yield "<h2>Figures</h2>"
    yield from _figures(report.figures)
    if report.reliability:
        yield '<h2>How sure, and how rightly</h2><div class="plots">'
        yield reliability_diagram(report.reliability) + risk_coverage_plot(report.risk_coverage) + "</div>"
    for division, groups in report.groups.items():
        yield f"<h2>By {escape(division)}</h2>"
        yield from _groups(division, groups)
    if report.disguises:
        yield "<h2>Robustness: the loss under each disguise</h2>"
        yield from _disguises(report)
    yield from _cases(report)
    yield "<h2>Made with</h2>"
    yield from _settings(report)


def _tiles(figures: Figures) -> Iterator[str]:
    yield '<div class="tiles">'
    for name in _TILES:
        if name in figures:
            value = escape(shown(name, figures[name].mean))
            yield f'<div class="tile" title="{escape(CATALOGUE[name].meaning)}"><b>{value}</b><span>{name}</span></div>'
    yield "</div>"


def _figures(figures: Figures) -> Iterator[str]:
    yield '<div class="wide"><table><thead><tr><th>figure<th>mean<th>95 % interval<th><th>questions<th>meaning'
    yield "</thead><tbody>"
    for name, figure in figures.items():
        metric = CATALOGUE[name]
        bar = interval_bar(figure) if metric.is_share else ""
        mean, interval = shown(name, figure.mean), shown_interval(name, figure)
        numbers = f'<td class="number">{mean}<td class="number">{interval}<td>{bar}<td class="number">{figure.count}'
        yield f"<tr><td>{escape(name)}{numbers}<td>{escape(metric.meaning)}"
    yield "</tbody></table></div>"


def _groups(division: str, groups: Mapping[str, Figures]) -> Iterator[str]:
    columns = group_columns(groups)
    heads = "".join(f"<th>{escape(name)}" for name in columns)
    yield f'<div class="wide"><table><thead><tr><th>{escape(division)}<th>questions{heads}</thead><tbody>'
    for value, figures in groups.items():
        cells = "".join(f'<td class="number">{_cell(name, figures.get(name))}' for name in columns)
        yield f'<tr><td dir="auto">{escape(value)}<td class="number">{question_count(figures)}{cells}'
    yield "</tbody></table></div>"


def _cell(name: str, figure: Figure | None) -> str:
    if figure is None:
        return ""
    return f'{shown(name, figure.mean)} <span class="soft">{shown_interval(name, figure)}</span>'


def _disguises(report: Report) -> Iterator[str]:
    yield '<div class="wide"><table><thead><tr><th>disguise<th>figure<th>plain<th>disguised<th>lost<th>questions'
    yield "</thead><tbody>"
    for disguise, losses in report.disguises.items():
        for name, loss in losses.items():
            values = (shown(name, loss.plain), shown(name, loss.disguised), _cell(name, loss.lost), loss.lost.count)
            cells = "".join(f'<td class="number">{value}' for value in values)
            yield f"<tr><td>{escape(disguise)}<td>{escape(name)}{cells}"
    yield "</tbody></table></div>"


def _cases(report: Report) -> Iterator[str]:
    worst = worst_first(report.results, MOST_CASES)
    if worst:
        yield f"<h2>Worst cases ({len(worst)})</h2>"
    for result in worst:
        yield "".join(_case(result))


def _case(result: Result) -> Iterator[str]:
    question, reply = result.question, result.reply
    yield f'<article class="case"><p class="question" dir="auto">{escape(question.question)}</p>'
    for turn in question.history:
        yield f'<p class="soft" dir="auto">{escape(turn.content)}</p>'
    yield f'<p class="wrong">{escape(what_went_wrong(result))}</p>'
    if reply.answer:
        yield f'<p dir="auto">{escape(reply.answer)}</p>'
    for citation in reply.citations:
        yield f'<blockquote dir="auto">{escape(citation.quote)}</blockquote>'
    yield f"<dl>{''.join(_facts(result))}</dl></article>"


def _facts(result: Result) -> Iterator[str]:
    question, reply = result.question, result.reply
    facts: Iterable[tuple[str, str]] = (
        ("question", " · ".join(filter(None, (question.id, question.type, question.style, result.direction)))),
        ("wanted", " | ".join(question.answers) if question.answerable else "a refusal"),
        ("in", ", ".join(question.paragraphs)),
        ("cited", ", ".join(each.passage_id for each in reply.citations)),
        ("found", ", ".join(passage for passage, _ in reply.hits[:3])),
        ("short answer", reply.short_answer or ""),
        ("confidence", "" if reply.confidence is None else f"{reply.confidence:.2f}"),
        ("error", reply.error or ""),
    )
    for name, value in facts:
        if value:
            yield f'<dt>{name}</dt><dd dir="auto">{escape(value)}</dd>'


def _settings(report: Report) -> Iterator[str]:
    rows = {
        "settings": report.settings_digest,
        "questions": report.set_digest,
        **{f"setting {name}": value for name, value in report.target.settings.items() if value},
        **{f"fingerprint of the {name}": value for name, value in report.target.fingerprints.items()},
        **report.packages,
    }
    yield '<div class="wide"><table><tbody>'
    for name, value in rows.items():
        yield f'<tr><td class="soft">{escape(name)}<td dir="auto">{escape(value)}'
    yield "</tbody></table></div>"
