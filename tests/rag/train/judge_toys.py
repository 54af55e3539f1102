"""Rows of a toy judge: the first feature tells what is answered, the second what of it is right."""

import numpy as np

from rag.train.rows import Rows
from rag.train.situation import Situation

ORIGINS = ("asked", "cloze", "near_topic", "attribute")
SETS = ("ARCD", "manuals en->ar", "invented styles ar")


def toy_rows(count: int, *, seed: int = 7) -> Rows:
    """Return so many rows about titles of ten rows each."""
    draw = np.random.default_rng(seed)
    features = draw.random((count, 3)).astype(np.float32)
    answered = features[:, 0] + 0.2 * draw.random(count) > 0.6
    situations = [
        Situation(f"question {at}", 0, f"title {at // 10}", ORIGINS[at % len(ORIGINS)], bool(answered[at]))
        for at in range(count)
    ]
    sets = tuple(SETS[at % len(SETS)] for at in range(count))
    names = ("answered", "right", "noise")
    return Rows(names, features, answered, answered & (features[:, 1] > 0.3), tuple(situations), sets)
