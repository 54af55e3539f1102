"""Types of the arrays of the index.

A passage has a **key**, unique in its library and never reused, and a **row** in each segment that has it, in ascending
order of keys. Terms are **hashes**.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
"""Keys of passages."""

Rows = NDArray[np.int64]
"""Indices of passages, terms or vectors in one segment, or in a column of it."""

Mask = NDArray[np.bool_]
"""Selects rows."""

Hashes = NDArray[np.uint64]
"""Terms, see `words.term_hash`."""

Scores = NDArray[np.float32]
"""Scores of passages or vectors, higher is better: BM25, cosine or fused."""

Halves = NDArray[np.float16]
"""Vectors as stored: unit rows `(n, dim)`."""

Frequencies = Callable[[Hashes], NDArray[np.int64]]
"""Document frequencies of terms in the searched passages."""
