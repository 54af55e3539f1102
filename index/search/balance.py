"""What a passage loses by being in another language than the question, made good.

A question shares its own words only with passages of its own language, and its vector lies nearer to theirs. Where a
collection holds both languages, worse passages of the asker's would come before the right one of the other.
"""

from collections.abc import Callable, Sequence, Set

import numpy as np

from index.arrays import Keys, Scores
from index.best import nth_best

Foreign = Callable[[Sequence[int]], Set[int]]
"""Those of some passages whose text is in another language than the question, and that have no translation."""

FOREIGN_GAIN = np.float32(0.9)
"""In units of a fused score. Best of 0 to 1.5 on the shipped sets without the article, overviews and those held out,
whose texts are in either language: nDCG@10 .911, without it .908 (`python -m eval.mixed --sets …`, 2026-11-30).
Headings of manuals would have less (.827 without, .823 with it), but are no questions."""


def balanced(keys: Keys, fused: Scores, top_k: int, foreign: Foreign) -> Scores:
    """Return the scores with `FOREIGN_GAIN` for passages in another language, as they are where all or none are.

    Args:
        keys: of the candidates.
        fused: their scores.
        top_k: how many are wanted; only candidates that the gain can bring among them are looked up.
    """
    if not len(keys):
        return fused
    last = np.float32(nth_best(fused, min(top_k, len(fused))))
    (near,) = (fused >= last - FOREIGN_GAIN).nonzero()
    abroad = foreign(keys[near].tolist())
    if not 0 < len(abroad) < len(near):
        return fused
    gains = np.zeros(len(fused), np.float32)
    gains[near] = FOREIGN_GAIN * np.isin(keys[near], list(abroad))
    return fused + gains
