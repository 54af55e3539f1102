"""`python -m rag.train.judge --data FOLDER [--cache FOLDER]`: trains the judge, which decides when to answer.

All situations are asked (`judge_rows`), and two forests are trained: whether the documents answer, and whether the
chosen sentences do. Both are cross-fitted by title: the scaling (`platt`) and all figures printed (`judge_report`) are
of titles that a forest was not trained on; the judge is the mean of those forests.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.train.retrieval_pairs import ARCD
from rag.judging.forest import Forest
from rag.judging.judge import BUNDLED_JUDGE, Judge
from rag.train.arguments import add_cache, add_data, lacks_data
from rag.train.forests import Flags, Floats, Growth, LabelledRows, cross_fitted
from rag.train.judge_report import report
from rag.train.judge_rows import judge_rows
from rag.train.platt import PlattScaling
from rag.train.retrieval_cache import RetrievalCache
from rag.train.row_weights import row_weights
from rag.train.rows import Rows

GROWTH = Growth(folds=4, trees=160, leaves=10, least_in_leaf=30, rate=0.06, ridge=5.0, seen_features=0.5)
PRIOR = 0.75
"""Share of questions that the documents answer, for which the chances are scaled: chosen."""
RAISED = 0.9
"""Added to the log-odds of being right, since people's sets count only their own answer as right: chosen. With it the
calibration error of the confidence that a right paragraph is cited is .03, .02, .04 and .03 on `asked_d`, `asked_h`,
`asked_m` and `asked_r` (2026-11-30)."""
BAR = 0.66
"""Chance that the documents answer from which on a question is answered. Chosen with the totals in sight
of sets that teach nothing: of 334 questions of `asked_d`, `asked_h`, `asked_m` and `asked_r` that the article answers
11 are refused at .6, 14 at .66 and 18 at .72, of the 90 near its topic that it leaves open 76, 78 and 79; of 254 of
`unseen`, `fresh` and `fresh_b` 24, 32 and 42, of the 170 that they leave open 94, 102 and 117 (2026-11-30). Of the
questions of XQuAD, all of them answered, .16, .21 and .27 are refused."""


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """A judge, and for each row the scaled probabilities by forests not trained on its title, float64 `(rows,)`."""

    judge: Judge
    answered: Floats
    right: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Fitted:
    """The classifier of one label: a forest, its scaling, and the cross-fitted probabilities before scaling."""

    forest: Forest
    scaling: PlattScaling
    chances: Floats


def learn(rows: Rows, growth: Growth = GROWTH) -> Learned:
    """Return the judge trained on the labels `answered` and `right` of the rows."""
    weights = row_weights(rows)
    answered = _fitted(rows, rows.answered, weights, growth)
    right = _fitted(rows, rows.right, weights, growth)
    scalings = (answered.scaling, right.scaling.raised(RAISED))
    lines = np.array([(each.slope, each.intercept) for each in scalings], np.float32)
    judge = Judge(rows.names, answered.forest, right.forest, lines, BAR)
    return Learned(judge, scalings[0].scaled(answered.chances), scalings[1].scaled(right.chances))


def _fitted(rows: Rows, labels: Flags, weights: Floats, growth: Growth) -> _Fitted:
    titles = [each.title for each in rows.situations]
    chances, forest = cross_fitted(LabelledRows(rows.features, labels, weights, titles), growth)
    balanced = weights * _prior(rows.answered, weights) * len(labels)
    return _Fitted(forest, PlattScaling.fit(chances, labels, balanced), chances)


def _prior(answered: Flags, weights: Floats) -> Floats:
    """Return the factor for each row that makes the answered ones `PRIOR` of the weight of all."""
    answered_weight, open_weight = weights[answered].sum(), weights[~answered].sum()
    return np.asarray(np.where(answered, PRIOR / answered_weight, (1 - PRIOR) / open_weight))


def main(given: Sequence[str] | None = None) -> int:
    """Train, print the figures, write the weights; return the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser("python -m rag.train.judge", description=__doc__)
    add_data(parser)
    add_cache(parser)
    parser.add_argument("--out", type=Path, default=BUNDLED_JUDGE, help="where to write (default: the bundled judge)")
    arguments = parser.parse_args(given)
    if lacks_data(arguments.data, [ARCD]):
        return 2
    rows = judge_rows(arguments.data, RetrievalCache(arguments.cache))
    learned = learn(rows)
    print(*report(rows, learned.answered, learned.right, BAR), sep="\n")
    learned.judge.save(arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
