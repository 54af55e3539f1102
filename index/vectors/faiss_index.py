"""FAISS for `unit_rows`: flat indexes and 4-bit product quantisation. Owns faiss.

Imported when a collection first has enough vectors: loading the library takes 50 ms.
"""

import threading

import faiss
import numpy as np
from numpy.typing import NDArray

from index.arrays import Halves, Mask

Finder = faiss.Index

_CODE_BITS = 4
_TRAINED_ON = 20_000
"""Rows of the training sample: over 1,000 for each of the 16 centroids, more than FAISS asks for."""

_SPREAD = 0.95
"""Share of variance explained by the principal components that are coded; see `unit_rows`."""

_SEED = 7

# On a busy machine, waiting for a second thread takes 5 to 8 ms (measured: 5,000 vectors, 0.2 ms with one thread, 8.2
# with two). The setting of OpenMP is per calling thread.
_THREADS = 1

# FAISS's limit on allocations by a file is global to the process.
_LIMIT_LOCK = threading.Lock()


def flat(rows: Halves) -> Finder:
    """Return an index for exact search."""
    found = faiss.IndexFlatIP(rows.shape[1])
    found.add(np.ascontiguousarray(rows, np.float32))
    return found


def rows_of(finder: Finder) -> NDArray[np.float32]:
    """Return a view of the rows of a flat index, valid while the index exists."""
    rows: NDArray[np.float32] = faiss.rev_swig_ptr(finder.get_xb(), finder.ntotal * finder.d)  # type: ignore[attr-defined]
    return rows.reshape(finder.ntotal, finder.d)


def codes(rows: Halves, columns_a_code: int) -> Finder:
    """Return an index of product-quantised principal components: 4 bits for each `columns_a_code` of them."""
    sample = np.sort(np.random.default_rng(_SEED).permutation(len(rows))[:_TRAINED_ON])
    some = rows[sample].astype(np.float32)
    directions = _main_directions(some, columns_a_code)
    kept, dim = directions.shape
    turned = faiss.LinearTransform(dim, kept)
    faiss.copy_array_to_vector(directions.ravel(), turned.A)
    turned.is_trained = True
    coded = faiss.IndexPQFastScan(kept, kept // columns_a_code, _CODE_BITS, faiss.METRIC_INNER_PRODUCT)
    found = faiss.IndexPreTransform(turned, coded)
    faiss.omp_set_num_threads(_THREADS)
    found.train(some)
    for start in range(0, len(rows), _TRAINED_ON):
        found.add(rows[start : start + _TRAINED_ON].astype(np.float32))
    return found


def is_coded(finder: Finder) -> bool:
    """Return whether an index has codes: of principal components, or (older versions) of plain columns."""
    return isinstance(finder, faiss.IndexPreTransform | faiss.IndexPQFastScan)


def search(
    finder: Finder, query: NDArray[np.float32], wanted: int, allowed: Mask | None = None
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return cosines and numbers of the nearest `wanted` rows, restricted to allowed ones where these are given."""
    parameters = None
    if allowed is not None:
        bits = np.packbits(allowed, bitorder="little")
        parameters = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]
    faiss.omp_set_num_threads(_THREADS)
    cosines, found = finder.search(query[np.newaxis], wanted, params=parameters)
    return cosines[0], found[0]


def save(finder: Finder) -> NDArray[np.uint8]:
    """Return an index serialised for `read`."""
    file: NDArray[np.uint8] = faiss.serialize_index(finder)
    return file


def read(file: NDArray[np.uint8]) -> Finder:
    """Return a serialised index. Raises: ValueError where it is not valid."""
    # No array can be longer than the file; without the limit, a damaged length would allocate any amount of memory.
    with _LIMIT_LOCK:
        faiss.set_deserialization_vector_byte_limit(max(file.nbytes, 1))
        try:
            return faiss.deserialize_index(file)
        except RuntimeError as error:
            raise ValueError(f"not a FAISS index: {error}") from error


def _main_directions(rows: NDArray[np.float32], columns_a_code: int) -> NDArray[np.float32]:
    """Return the fewest principal components that explain `_SPREAD` of the variance, float32 `(kept, dim)`.

    `kept` is a multiple of `columns_a_code`. Components are interleaved, so that each code has large and small ones,
    and all codes about the same variance.
    """
    spread, ascending = np.linalg.eigh(rows.T @ rows)
    explained = np.cumsum(spread[::-1])
    fewest = np.count_nonzero(explained < _SPREAD * explained[-1]) + 1
    kept = -(-fewest // columns_a_code) * columns_a_code
    rounds = ascending.T[::-1][:kept].reshape(columns_a_code, -1, rows.shape[1])
    return np.ascontiguousarray(rounds.swapaxes(0, 1).reshape(kept, -1), np.float32)
