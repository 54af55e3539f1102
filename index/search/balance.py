"""Correction of the bias towards passages in the language of the question.

Term matches and cosines are systematically lower across languages. In a bilingual collection, worse passages in the
language of the question would be ranked above the relevant one in the other language.
"""

from collections.abc import Callable, Sequence, Set

import numpy as np

from index.arrays import Keys, Scores
from index.best import nth_best

Foreign = Callable[[Sequence[int]], Set[int]]
"""Selects, from keys, the passages in another language than the question and without a translation."""

FOREIGN_GAIN = np.float32(0.9)
"""Added to fused scores. Best of 0 to 1.5 on the shipped sets without the article, overviews and held-out sets, whose
texts are in both languages: nDCG@10 .911, without it .908 (`python -m eval.mixed --sets …`, 2026-11-30). On headings
of manuals, which are no questions, .823, without it .827."""


def balanced(keys: Keys, fused: Scores, top_k: int, foreign: Foreign) -> Scores:
    """Return the scores, with `FOREIGN_GAIN` added for foreign passages unless all or none of the candidates are.

    Args:
        keys: of the candidates.
        fused: their scores.
        top_k: number of hits; only candidates that the gain can lift into them are looked up.
        foreign: selects the foreign passages.
    """
    if not len(keys):
        return fused
    last = np.float32(nth_best(fused, min(top_k, len(fused))))
    (near,) = (fused >= last - FOREIGN_GAIN).nonzero()
    others = foreign(keys[near].tolist())
    if not 0 < len(others) < len(near):
        return fused
    gains = np.zeros(len(fused), np.float32)
    gains[near] = FOREIGN_GAIN * np.isin(keys[near], list(others))
    return fused + gains
