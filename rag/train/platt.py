"""Platt scaling: the line through the log-odds of a forest's chances that fits the labels best.

    scaled = 1 / (1 + exp(-(slope * log(chance / (1 - chance)) + intercept)))

Fitted on chances of rows that the forest has not seen (cross-fitting). Source: Platt, Advances in Large Margin
Classifiers, 1999.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from rag.train.forests import Flags, Floats

_TINY = 1e-6
_WEAK_RIDGE = 1e3
"""The inverse of the ridge on the slope, so weak that two parameters are hardly shrunk. Chosen."""


@dataclass(frozen=True, slots=True)
class PlattScaling:
    """The line `slope * log-odds + intercept`."""

    slope: float
    intercept: float

    @classmethod
    def fit(cls, chances: Floats, labels: Flags, weights: Floats) -> Self:
        """Return the scaling of chances in [0, 1] that fits their weighted labels best; both labels must occur."""
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=_WEAK_RIDGE).fit(_log_odds(chances)[:, None], labels, sample_weight=weights)
        return cls(float(model.coef_[0, 0]), float(model.intercept_[0]))

    def raised(self, log_odds: float) -> "PlattScaling":
        """Return the scaling with so much more log-odds."""
        return PlattScaling(self.slope, self.intercept + log_odds)

    def scaled(self, chances: Floats) -> Floats:
        """Return the scaled chances."""
        return np.asarray(1 / (1 + np.exp(-(self.slope * _log_odds(chances) + self.intercept))))


def _log_odds(chances: Floats) -> Floats:
    return np.asarray(np.log(chances.clip(_TINY) / (1 - chances).clip(_TINY)))
