"""What a run found: the records that every form of a report shows, and compares.

question + reply ─> Result (the value of each figure that applies) ─> Report (means with intervals, by group)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.metrics.intervals import Interval
from eval.metrics.selective import ReliabilityBin
from eval.reading.questions import Question
from eval.running.reply import Reply
from eval.running.target import Described

SCHEMA = "iqtibas.report/1"
"""Name and version of the layout of report.json: a new number where a field changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Result:
    """One question with what it got; `direction` is its language and that of the passages, such as `en->ar`."""

    question: Question
    reply: Reply
    values: Mapping[str, float]
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over `count` questions; `low` and `high` end its 95 % interval, None for percentiles."""

    mean: float
    low: float | None
    high: float | None
    count: int

    @classmethod
    def of(cls, interval: Interval, count: int) -> "Figure":
        """Return the figure that an interval is of."""
        return cls(interval.mean, interval.low, interval.high, count)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a disguise costs one figure: its mean over the plain questions, over the same ones disguised, and the
    difference with its 95 % interval, greater where more is lost."""

    plain: float
    disguised: float
    lost: Figure


Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one run. `questions` is how many there were to ask, disguised ones included, `asked` how many were.

    `groups` has the figures of each value under what it is a value of (language, direction, type, style);
    `disguises` the losses of each figure under each disguise.
    """

    schema: str
    name: str
    target: Described
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
