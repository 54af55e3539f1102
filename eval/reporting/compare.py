"""Compares two recorded runs: the difference in each figure, with its 95 % interval and p-value.

The p-value is that of a paired randomisation test: the probability that swapping the two values of each question at
random gives at least this difference. Only questions that both runs asked, in the same words, are compared.

Source: M. Smucker, J. Allan and B. Carterette, A Comparison of Statistical Significance Tests for Information Retrieval
Evaluation, CIKM 2007.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import UnreadableRun
from eval.metrics.catalogue import CATALOGUE
from eval.metrics.intervals import SEED, Interval, difference_interval
from eval.reporting.folder import read_answers, read_summary
from eval.reporting.report import Result

PERMUTATIONS = 10_000
"""Source: with so many permutations, the standard error of a p-value of .05 is .002."""

_MOST_DRAWN_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """The means of one metric in two runs over their common questions, their difference, and its p-value."""

    metric: str
    first: float
    second: float
    difference: Interval
    p: float
    count: int

    @property
    def is_better(self) -> bool:
        """Whether the second run is better, by however little."""
        return self.difference.mean > 0 if CATALOGUE[self.metric].higher_is_better else self.difference.mean < 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs; `won` are the questions that only the second run has right, `lost` those that only the first has."""

    first: str
    second: str
    count: int
    differences: tuple[Difference, ...]
    won: tuple[Result, ...]
    lost: tuple[Result, ...]


def compare(first: Path, second: Path) -> Comparison:
    """Return the comparison of the runs in two folders.

    Raises:
        UnreadableRun: a folder holds no run, or they share no question.
    """
    read_summary(first), read_summary(second)
    before = {each.question.id: each for each in read_answers(first)}
    after = {each.question.id: each for each in read_answers(second)}
    shared = [key for key, each in before.items() if key in after and after[key].question == each.question]
    if not shared:
        hint = "Compare runs of the same question set."
        raise UnreadableRun(f"{first.name} and {second.name} have no question in common", hint=hint)
    pairs = [(before[key], after[key]) for key in shared]
    differences = tuple(_differences(pairs))
    won = tuple(after[key] for key in shared if not _right(before[key]) and _right(after[key]))
    lost = tuple(after[key] for key in shared if _right(before[key]) and not _right(after[key]))
    return Comparison(first.name, second.name, len(shared), differences, won, lost)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON values, with the ids of the questions won and lost."""
    shown = {each.name: getattr(comparison, each.name) for each in fields(comparison)}
    shown["differences"] = [asdict(each) for each in comparison.differences]
    return shown | {name: [each.question.id for each in shown[name]] for name in ("won", "lost")}


def p_value(differences: Sequence[float], *, permutations: int = PERMUTATIONS, seed: int = SEED) -> float:
    """Return the share of random sign changes whose mean is at least as far from 0; in (0, 1]."""
    values = np.asarray([each for each in differences if each], np.float64)
    if not len(values):
        return 1.0
    draw, observed, as_extreme = np.random.default_rng(seed), abs(values.sum()), 0
    rows = max(1, _MOST_DRAWN_AT_ONCE // len(values))
    for start in range(0, permutations, rows):
        signs = draw.integers(0, 2, size=(min(rows, permutations - start), len(values)), dtype=np.int8) * 2 - 1
        # The tolerance keeps rounding errors from separating equal sums.
        as_extreme += int((np.abs(signs @ values) >= observed - 1e-9).sum())
    return (as_extreme + 1) / (permutations + 1)


def _differences(pairs: Sequence[tuple[Result, Result]]) -> list[Difference]:
    found = []
    for name in CATALOGUE:
        values = [(a.values[name], b.values[name]) for a, b in pairs if name in a.values and name in b.values]
        if values:
            before, after = (list(column) for column in zip(*values, strict=True))
            changed = [late - early for early, late in values]
            interval = difference_interval(before, after)
            means = float(np.mean(before)), float(np.mean(after))
            found.append(Difference(name, *means, interval, p_value(changed), len(values)))
    return found


def _right(result: Result) -> bool:
    values: Mapping[str, float] = result.values
    return bool(values.get("right", values.get("success@1", 0.0)))
