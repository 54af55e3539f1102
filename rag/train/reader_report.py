"""The figures of a reader: accuracy of its first sentence, F1 and calibration of its short answers.

In: examples as networks that have not seen their titles read them. Out: lines of text.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from rag.train.networks import Floats
from rag.train.reader_networks import RIGHT_F1, ReadExample

_BARS = (0.3, 0.4, 0.5, 0.6, 0.7)
"""Chances of the gate from which on a short answer may be given."""


def report(name: str, unseen: Sequence[ReadExample], chances: Floats) -> Iterator[str]:
    """Yield the figures of one set.

    Args:
        chances: of the gate that each short answer is right, float32 `(len(unseen),)`.
    """
    holds, base = np.mean([each.holds for each in unseen]), np.mean([each.example.holds[0] for each in unseen])
    yield f"{name}, {len(unseen)} questions: answer in the first sentence {holds:.3f}, unlearned {base:.3f}"
    f1 = np.array([each.f1 for each in unseen])
    right = f1 >= RIGHT_F1
    yield f"  best span: F1 {f1.mean():.3f}, right {right.mean():.3f}; chance says {chances.mean():.3f}"
    for bar in _BARS:
        given = chances >= bar
        given_right, given_wrong = np.mean(given & right), np.mean(given & ~right)
        yield f"  bar {bar}: given and right {given_right:.3f}, given and wrong {given_wrong:.3f}"
