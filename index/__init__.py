"""Passages become searchable."""

import os

# Matrix products of a question are small: on a busy machine, waiting for a second BLAS thread takes half of the time of
# an answer. For large products, set the variable before the import.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
