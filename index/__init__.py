"""Passages become searchable."""

import os

# The products of a question are small, and a second thread of numpy's is waited for longer than it helps: of an answer,
# half the time on a busy machine. Whoever has large products in mind sets it before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
