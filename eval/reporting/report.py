"""The records of a report, which `html`, `markdown`, `table`, `folder` and `compare` read.

question + reply ─> Result (values of one question) ─> Report (means with intervals, over all and by group)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.metrics.intervals import Interval
from eval.metrics.selective import ReliabilityBin
from eval.reading.questions import Question
from eval.running.reply import Reply
from eval.running.target import TargetDescription

SCHEMA = "iqtibas.report/1"
"""Name and version of the layout of report.json; the version changes if a field is removed or changes its meaning."""


@dataclass(frozen=True, slots=True)
class Result:
    """A question, its reply and the value of each metric; `direction` is such as `en->ar` (question, passages)."""

    question: Question
    reply: Reply
    values: Mapping[str, float]
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over `count` questions; `low` and `high` are the ends of its 95 % interval, None for percentiles."""

    mean: float
    low: float | None
    high: float | None
    count: int

    @classmethod
    def of(cls, interval: Interval, count: int) -> "Figure":
        """Return the figure of an interval."""
        return cls(interval.mean, interval.low, interval.high, count)


@dataclass(frozen=True, slots=True)
class Loss:
    """The effect of a disguise on one metric: its mean over the plain questions and over the same ones disguised.

    `lost` is the mean difference; it is positive if the disguise lowers the metric.
    """

    plain: float
    disguised: float
    lost: Figure


Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of a run.

    `questions` is the number of questions to ask, including disguised ones, `asked` the number of those with a reply.
    `groups` has figures by division and group (`language` -> `ar`), `disguises` losses by disguise and metric.
    """

    schema: str
    name: str
    target: TargetDescription
    started: str
    took_s: float
    questions: int
    asked: int
    complete: bool
    search_only: bool
    set_digest: str
    settings_digest: str
    packages: Mapping[str, str]
    figures: Figures = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, Figures]] = field(default_factory=dict)
    disguises: Mapping[str, Mapping[str, Loss]] = field(default_factory=dict)
    reliability: tuple[ReliabilityBin, ...] = ()
    risk_coverage: tuple[tuple[float, float], ...] = ()
    results: tuple[Result, ...] = ()
