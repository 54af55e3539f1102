"""Ranking metrics: a run and qrels in, a value for each query out. Owns ir-measures.

As usual in the field, run[query][passage] is a score and qrels[query][passage] a relevance. The values are those of
trec_eval except for ties, where trec_eval ranks the greater id first, and this project the smaller one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from corpus.errors import EvaluationError, UnknownMetric

Run = Mapping[str, Mapping[str, float]]
Qrels = Mapping[str, Mapping[str, int]]
Measure = tuple[str, int]
"""The name of a metric in ir-measures, and its cutoff."""

METRICS = ("nDCG@k", "recall@k", "MRR@k", "success@k")

# Name in lower case -> name in ir-measures; MRR is the mean of RR, the reciprocal rank.
_MEASURES = {"ndcg": "nDCG", "recall": "R", "r": "R", "mrr": "RR", "rr": "RR", "success": "Success"}
_NAME = re.compile(r"([a-z]+)@([1-9][0-9]{0,3})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class MetricValues:
    """One metric of one run: its value in [0, 1] for every query of the qrels."""

    metric: str
    by_query: Mapping[str, float]

    @property
    def mean(self) -> float:
        """The mean over all queries; NaN without any."""
        return fmean(self.by_query.values()) if self.by_query else float("nan")


def score_run(run: Run, qrels: Qrels, metrics: Sequence[str]) -> dict[str, MetricValues]:
    """Return the values of each metric by its name, for the queries of the qrels in their order.

    A query that is not in the run has the value 0; one that is not in the qrels is ignored.

    Args:
        metrics: `nDCG@k`, `recall@k` or `R@k`, `MRR@k` or `RR@k`, `success@k`, in any case; k from 1 to 9,999.

    Raises:
        UnknownMetric: a name is not one of these.
        EvaluationError: ir-measures is not installed.
    """
    measures = {name: _parsed(name) for name in metrics}
    values = _calculate(run, qrels, sorted(set(measures.values())))
    return {
        name: MetricValues(name, {query: values[measure][query] for query in qrels})
        for name, measure in measures.items()
    }


def _parsed(name: str) -> Measure:
    match = _NAME.fullmatch(name)
    if match is None or match[1].lower() not in _MEASURES:
        raise UnknownMetric(f"no metric is called {name!r}", hint=f"Metrics are, for any k: {', '.join(METRICS)}.")
    return _MEASURES[match[1].lower()], int(match[2])


def _calculate(run: Run, qrels: Qrels, measures: Sequence[Measure]) -> dict[Measure, dict[str, float]]:
    try:
        import ir_measures
    except ImportError as error:
        raise EvaluationError("ranking metrics need ir-measures", hint="pip install 'iqtibas[dev]'") from error
    known = {getattr(ir_measures, kind) @ cutoff: (kind, cutoff) for kind, cutoff in measures}
    values: dict[Measure, dict[str, float]] = {measure: {} for measure in measures}
    for each in ir_measures.iter_calc(list(known), qrels, _without_ties(run)):
        values[known[each.measure]][each.query_id] = float(each.value)
    return values


def _without_ties(run: Run) -> dict[str, dict[str, float]]:
    """Return the run with the scores -1, -2, ... in our order, so that no ties are left."""
    return {query: _descending(scores) for query, scores in run.items()}


def _descending(scores: Mapping[str, float]) -> dict[str, float]:
    ordered = sorted(scores, key=lambda passage: (-scores[passage], passage))
    return {passage: -float(place) for place, passage in enumerate(ordered, 1)}
