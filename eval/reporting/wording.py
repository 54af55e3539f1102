"""How figures are written, and what a report says of itself in a sentence; the same in every form."""

from collections.abc import Callable, Mapping, Sequence

from eval.metrics.catalogue import CATALOGUE
from eval.reporting.report import Figure, Report


def shown(name: str, value: float) -> str:
    """Return a value as it is written: three decimals of a share, one of anything else."""
    return f"{value:.3f}" if CATALOGUE[name].percent else f"{value:.1f}"


def shown_interval(name: str, figure: Figure) -> str:
    """Return the ends of an interval in brackets, nothing where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"[{shown(name, figure.low)}, {shown(name, figure.high)}]"


def headline(report: Report) -> str:
    """Return what was asked of what, how much of it, and when."""
    of_what = f"{report.target.kind} {report.target.name}".strip()
    disguised = sum(result.question.disguise is not None for result in report.results)
    what = ("searches" if report.search_only else "questions") + (
        f", {disguised} of them disguised" if disguised else ""
    )
    count = (
        f"{report.asked} {what}" if report.complete else f"NOT COMPLETE: {report.asked} of {report.questions} {what}"
    )
    return f"{count}, {of_what}, {report.started}, {report.took_s:.1f} s"


def worst_first(report: Report, most: int) -> list[int]:
    """Return the places of the results that went wrong, the surest mistakes first."""
    wrong = [at for at, each in enumerate(report.results) if is_wrong(report, at) and each.question.disguise is None]
    return sorted(wrong, key=lambda at: (-(report.results[at].reply.confidence or 0.0), at))[:most]


def is_wrong(report: Report, at: int) -> bool:
    """Return whether a question got the wrong thing: not right or, where only found, its passage not first."""
    values = report.results[at].values
    return not values.get("right", values.get("success@1", 1.0))


def what_went_wrong(values: Mapping[str, float], status: str) -> str:
    """Return in a few words what is wrong with a result."""
    if status == "failed":
        return "failed"
    return next((words for words, applies in _FAULTS if applies(values)), "the right passage is not first")


def _lacks(values: Mapping[str, float], name: str) -> bool:
    return not values.get(name, 1.0)


# The first that applies is said.
_FAULTS: Sequence[tuple[str, Callable[[Mapping[str, float]], bool]]] = (
    ("answered what the documents leave open", lambda values: "refused" in values),
    ("refused what the documents answer", lambda values: bool(values.get("false_refusal"))),
    ("another fact of another paragraph", lambda values: _lacks(values, "says") and _lacks(values, "cited")),
    ("the fact is not said", lambda values: _lacks(values, "says")),
    ("another paragraph is cited", lambda values: _lacks(values, "cited")),
)
