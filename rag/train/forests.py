"""Training of the forests of judge and verifier: gradient boosting, cross-fitted by group, exported as plain arrays.

In: labelled rows. Out: chances of rows by forests that have not seen their group, and the mean of those forests.
Histogram gradient boosting: Ke et al., NeurIPS 2017, as scikit-learn has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.judging.forest import Forest
from rag.train.averaged import mean_forest

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Growth:
    """Hyperparameters: the number of trees, the leaves of each at most, the rows of a leaf at least.

    `rate` is the learning rate, `seen_features` the share of the features that a node is chosen among. Cross-fitted in
    `folds` parts. Of more than 10,000 rows scikit-learn holds out a tenth for early stopping.
    """

    folds: int
    trees: int
    leaves: int
    least_in_leaf: int
    rate: float
    ridge: float
    seen_features: float


@dataclass(frozen=True, slots=True, eq=False)
class LabelledRows:
    """Training rows: `features` is float32 `(rows, names)`; each row has a label, a weight and a group.

    Rows of one group (of one title, about one text) are never split between training and validation.
    """

    features: NDArray[np.float32]
    labels: Flags
    weights: Floats
    groups: Sequence[str]


def fit(features: NDArray[np.float32], labels: Flags, weights: Floats, growth: Growth) -> Any:
    """Return the classifier of scikit-learn fitted to weighted labels."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # 1 s to import, and needed here alone

    return HistGradientBoostingClassifier(
        max_iter=growth.trees,
        learning_rate=growth.rate,
        max_leaf_nodes=growth.leaves,
        min_samples_leaf=growth.least_in_leaf,
        l2_regularization=growth.ridge,
        max_features=growth.seen_features,
        random_state=0,
    ).fit(features, labels, sample_weight=weights)


def forest_of(model: Any) -> Forest:
    """Return the trees of a classifier as plain arrays."""
    trees = [each[0].nodes for each in model._predictors]
    size = max(map(len, trees))
    columns = {name: np.zeros((len(trees), size), np.int16) for name in ("feature", "left", "right")}
    threshold, value = np.zeros((len(trees), size), np.float32), np.zeros((len(trees), size), np.float32)
    missing = np.zeros((len(trees), size), np.bool_)
    for at, nodes in enumerate(trees):
        rows, leaf, own = slice(0, len(nodes)), nodes["is_leaf"].astype(bool), np.arange(len(nodes))
        columns["feature"][at, rows] = np.where(leaf, 0, nodes["feature_idx"])
        columns["left"][at, rows] = np.where(leaf, own, nodes["left"])
        columns["right"][at, rows] = np.where(leaf, own, nodes["right"])
        threshold[at, rows], missing[at, rows] = nodes["num_threshold"], nodes["missing_go_to_left"]
        value[at, rows] = np.where(leaf, nodes["value"], 0)
    bias = np.asarray(model._baseline_prediction, np.float32).reshape(-1)[:1]
    return Forest(columns["feature"], threshold, columns["left"], columns["right"], missing, value, bias)


def cross_fitted(rows: LabelledRows, growth: Growth) -> tuple[Floats, Forest]:
    """Return the probability of each row by a forest trained without its group, and the mean of those forests."""
    from sklearn.model_selection import GroupKFold

    chances, forests = np.zeros(len(rows.labels)), list[Forest]()
    for seen, unseen in GroupKFold(growth.folds).split(rows.features, rows.labels, rows.groups):
        forests.append(forest_of(fit(rows.features[seen], rows.labels[seen], rows.weights[seen], growth)))
        chances[unseen] = forests[-1].chances(rows.features[unseen])
    return chances, mean_forest(forests)
