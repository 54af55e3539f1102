"""The figures of a judge: discrimination and refusals by set and origin, and the calibration of its confidence.

In: rows, and probabilities by forests not trained on their titles. Out: lines of text.
"""

from collections.abc import Iterator

import numpy as np

from rag.train.forests import Flags, Floats
from rag.train.rows import Rows

_LEAST_ROWS = 10
"""Of fewer rows no area under the curve is given."""
_BINS = 5
"""Of the calibration error: a fifth of the confidences each."""


def report(rows: Rows, answered: Floats, right: Floats, bar: float) -> Iterator[str]:
    """Yield, by set and origin, the area under the curve and the share refused; then the calibration error.

    Args:
        answered: the chance of each row that the documents answer, float64 `(rows,)`.
        right: the chance of each row that what was read is right.
        bar: chance of `answered` from which on a question is answered.
    """
    sets = np.array(rows.sets)
    for name in dict.fromkeys(rows.sets):
        yield from _set_report(rows, sets == name, answered, bar)
    error = calibration_error(np.minimum(answered, right)[answered >= bar], rows.right[answered >= bar])
    yield f"calibration error of the confidence: {error:.3f}; bar {bar:.3f}"


def _set_report(rows: Rows, in_set: Flags, answered: Floats, bar: float) -> Iterator[str]:
    from sklearn.metrics import roc_auc_score

    name, origins = rows.sets[int(in_set.argmax())], np.array([each.origin for each in rows.situations])
    is_asked = in_set & (origins == "asked") & rows.answered
    positives = answered[is_asked if is_asked.any() else in_set & rows.answered]
    for origin in sorted(set(origins[in_set & ~rows.answered])):
        negatives = answered[in_set & (origins == origin) & ~rows.answered]
        if min(len(positives), len(negatives)) >= _LEAST_ROWS:
            chances = np.concatenate([positives, negatives])
            area = roc_auc_score(np.arange(len(chances)) < len(positives), chances)
            refused = (negatives < bar).mean()
            yield f"{name:16s} {origin:16s} {len(negatives):5d}  AUC {area:.3f}  refused {refused:.2f}"
    lost = (answered[in_set & rows.answered] < bar).mean()
    yield f"{name:16s} {'answered':16s} {in_set.sum():5d}  lost {lost:.3f}"


def calibration_error(confidence: Floats, is_right: Flags) -> float:
    """Return the expected calibration error in [0, 1], of five bins of equal width.

    Source: Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
    """
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(bins, confidence - is_right, _BINS)
    return float(np.abs(gaps).sum() / len(confidence))
