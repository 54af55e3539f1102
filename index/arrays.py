"""What the arrays of the index hold, so that a signature says which numbers are meant: keys, rows, hashes, scores.

A passage has a **key** in the whole library, never used twice, and a **row** in each segment that holds it, its place
in the order of keys there. A term is a **hash**.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
"""Of passages."""

Rows = NDArray[np.int64]
"""Places of passages, terms or vectors within one segment, or within a column of it."""

Mask = NDArray[np.bool_]
"""One for each row: whether it is meant."""

Hashes = NDArray[np.uint64]
"""Of terms, see `words.term_hash`."""

Scores = NDArray[np.float32]
"""One for each passage or vector, higher is better: BM25, cosine or fused."""

Halves = NDArray[np.float16]
"""`(n, dim)`: vectors as they are stored, unit rows."""

Frequencies = Callable[[Hashes], NDArray[np.int64]]
"""Tells, for terms, in how many of the searched passages each occurs."""
