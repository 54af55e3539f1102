"""Texts that all forms of a report share: formatted figures, the headline, and the description of a mistake."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from eval.metrics.catalogue import CATALOGUE
from eval.reporting.report import Figure, Figures, Report, Result

GROUP_COLUMNS = ("right", "says", "cited", "precision", "refused", "false_refusal", "nDCG@10", "success@1")
"""Figures shown for groups; report.json has all."""


def group_columns(groups: Mapping[str, Figures]) -> list[str]:
    """Return the columns of a table of groups: those of `GROUP_COLUMNS` that at least one group has."""
    return [name for name in GROUP_COLUMNS if any(name in figures for figures in groups.values())]


def question_count(figures: Figures) -> int:
    """Return the number of questions behind these figures: the greatest number of any figure."""
    return max((figure.count for figure in figures.values()), default=0)


def shown(name: str, value: float) -> str:
    """Return a value as text: shares with three decimals, other values with one."""
    return f"{value:.3f}" if CATALOGUE[name].is_share else f"{value:.1f}"


def shown_interval(name: str, figure: Figure) -> str:
    """Return the ends of an interval in brackets; empty without an interval."""
    if figure.low is None or figure.high is None:
        return ""
    return f"[{shown(name, figure.low)}, {shown(name, figure.high)}]"


def headline(report: Report) -> str:
    """Return the number of questions, the target, the start and the duration of a run in one line."""
    count = f"{report.asked}" if report.complete else f"NOT COMPLETE: {report.asked} of {report.questions}"
    kind = "searches" if report.search_only else "questions"
    disguised = sum(result.question.disguise is not None for result in report.results)
    note = f", {disguised} of them disguised" if disguised else ""
    target = f"{report.target.kind} {report.target.name}".strip()
    return f"{count} {kind}{note}, {target}, {report.started}, {report.took_s:.1f} s"


def worst_first(results: Iterable[Result], most: int) -> list[Result]:
    """Return the wrong results of plain questions, those with the highest confidence first, `most` at most."""
    wrong = [each for each in results if _is_wrong(each.values) and each.question.disguise is None]
    return sorted(wrong, key=lambda each: -(each.reply.confidence or 0.0))[:most]


def what_went_wrong(result: Result) -> str:
    """Return in a few words what is wrong with a result."""
    if result.reply.status == "failed":
        return "failed"
    return next((words for words, applies in _FAULTS if applies(result.values)), "the right passage is not first")


def _is_wrong(values: Mapping[str, float]) -> bool:
    """Return whether a reply is wrong; for a search alone, whether its first passage is."""
    return not values.get("right", values.get("success@1", 1.0))


def _lacks(values: Mapping[str, float], name: str) -> bool:
    return not values.get(name, 1.0)


# Description of a fault -> whether it applies; the first that does is used.
_FAULTS: Sequence[tuple[str, Callable[[Mapping[str, float]], bool]]] = (
    ("answered what the documents leave open", lambda values: "refused" in values),
    ("refused what the documents answer", lambda values: bool(values.get("false_refusal"))),
    ("another fact of another paragraph", lambda values: _lacks(values, "says") and _lacks(values, "cited")),
    ("the fact is not said", lambda values: _lacks(values, "says")),
    ("another paragraph is cited", lambda values: _lacks(values, "cited")),
)
