"""Nearest passages by meaning: exact inner products over unit rows, kept in FAISS.

A passage has vectors of two kinds, its views and its sentences (see `embed`), each kind in an index of its own. Its
score is the best cosine of its views plus the best cosine of its sentences. Search is flat, hence exact; it takes 8 ms
for 20,000 passages of five 256-column vectors on one core, and grows linearly (measured, 2026-11-23).
"""

import io
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import faiss
import numpy as np
from numpy.typing import NDArray

from index.vectors.encoder import Matrix

Keys = NDArray[np.int64]

ORDINAL_BITS = 16
"""An id in FAISS is `key << ORDINAL_BITS | ordinal`, the ordinal counting the vectors of one kind of a passage."""

_VECTORS_A_CANDIDATE = 2
"""Vectors fetched of each kind for one passage wanted: a passage has up to two views."""

# The limit on what a file may make FAISS allocate is one for the whole process.
_LIMIT_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """The vectors of several passages, one passage after another, its views before its sentences.

    `keys`, `views` and `sentences` are int64 `(n,)`: whose they are, and how many of each kind; `rows` is float32
    `(views.sum() + sentences.sum(), dim)`, unit rows (a text without known tokens: a zero row).
    """

    keys: Keys
    views: NDArray[np.int64]
    sentences: NDArray[np.int64]
    rows: Matrix


class DenseIndex:
    """The vectors of a collection's passages. Not safe to change and read from two threads at once."""

    def __init__(self, dim: int) -> None:
        self._views = _UnitIndex(dim)
        self._sentences = _UnitIndex(dim)

    def __len__(self) -> int:
        """Return how many passages have a vector."""
        return len(self._views)

    def add(self, vectors: PassageVectors) -> None:
        """Add passages whose keys are not there yet."""
        kinds = np.column_stack((vectors.views, vectors.sentences))
        is_view = np.repeat(np.tile((True, False), len(kinds)), kinds.ravel())
        self._views.add(vectors.keys, vectors.views, vectors.rows[is_view])
        self._sentences.add(vectors.keys, vectors.sentences, vectors.rows[~is_view])

    def remove(self, keys: Collection[int]) -> None:
        """Forget passages; a key that is not there is no error. Linear in the index: remove many at once."""
        self._views.remove(keys)
        self._sentences.remove(keys)

    def nearest(self, query: Matrix, top_k: int, allowed: Collection[int] | None = None) -> Keys:
        """Return the ascending keys of up to `top_k` passages near the query, those with the best scores among the
        owners of its nearest vectors.

        Args:
            query: float32 `(dim,)`; a zero row is near nothing.
            allowed: the only keys to look at, applied before ranking; None for all.
        """
        if not query.any():
            return np.empty(0, np.int64)
        vectors = _VECTORS_A_CANDIDATE * top_k
        owners = (self._views.nearest(query, vectors, allowed), self._sentences.nearest(query, vectors, allowed))
        keys = np.unique(np.concatenate(owners))
        if len(keys) <= top_k:
            return keys
        return np.sort(keys[np.argpartition(-self.scores(query, keys), top_k)[:top_k]])

    def scores(self, query: Matrix, keys: Keys) -> NDArray[np.float32]:
        """Return float32 `(len(keys),)` in [-2, 2]: best cosine of a view plus best cosine of a sentence, for exactly
        these keys (0 for a kind of which a passage has no vector)."""
        return self._views.best(query, keys) + self._sentences.best(query, keys)

    def sentence_cosines(self, query: Matrix, keys: Keys) -> list[NDArray[np.float32]]:
        """Return, for each key, the cosines of its sentences in the order of `embed.sentences`; float32 `(n,)`, empty
        for a passage that is not here."""
        cosines, counts = self._sentences.cosines(query, keys)
        return np.split(cosines, np.cumsum(counts)[:-1]) if len(keys) else []

    def save(self) -> dict[str, bytes]:
        """Return the index as FAISS files by kind, for `load`."""
        return {"views": self._views.save(), "sentences": self._sentences.save()}

    @classmethod
    def load(cls, dim: int, files: Mapping[str, bytes]) -> "DenseIndex":
        """Return a saved index. FAISS files carry no checksum: check a hash of them first.

        Raises:
            ValueError: not what `save` wrote, or of another dimension.
        """
        index = cls(dim)
        index._views, index._sentences = (_UnitIndex.load(dim, files[kind]) for kind in ("views", "sentences"))
        return index


class _UnitIndex:
    """Vectors of one kind: an exact FAISS index, and how many of them each passage has."""

    def __init__(self, dim: int) -> None:
        self._faiss = faiss.IndexIDMap2(faiss.IndexFlatIP(dim))
        self._counts: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._counts)

    def add(self, keys: Keys, counts: NDArray[np.int64], rows: Matrix) -> None:
        self._faiss.add_with_ids(np.ascontiguousarray(rows, np.float32), _ids(keys, counts))
        self._counts.update((key, count) for key, count in zip(keys.tolist(), counts.tolist(), strict=True) if count)

    def remove(self, keys: Collection[int]) -> None:
        known = [key for key in keys if key in self._counts]
        if known:
            self._faiss.remove_ids(faiss.IDSelectorBatch(self._ids_of(np.array(known, np.int64))))
            for key in known:
                del self._counts[key]

    def nearest(self, query: Matrix, vectors: int, allowed: Collection[int] | None) -> Keys:
        """Return the keys of the passages that own the nearest `vectors` vectors, with repetition."""
        wanted = min(vectors, self._faiss.ntotal)
        parameters = None if allowed is None else self._only(allowed)
        if not wanted:
            return np.empty(0, np.int64)
        _one_thread()
        _, ids = self._faiss.search(query[np.newaxis], wanted, params=parameters)
        return np.asarray(ids[ids >= 0] >> ORDINAL_BITS, np.int64)

    def best(self, query: Matrix, keys: Keys) -> NDArray[np.float32]:
        best = np.zeros(len(keys), np.float32)
        cosines, counts = self.cosines(query, keys)
        if len(cosines):
            best[counts > 0] = np.maximum.reduceat(cosines, _starts(counts)[counts > 0])
        return best

    def cosines(self, query: Matrix, keys: Keys) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return the cosines of all vectors of these passages, one passage after another, and how many each has."""
        counts = self._counts_of(keys)
        if not counts.any():
            return np.empty(0, np.float32), counts
        _one_thread()
        return self._faiss.reconstruct_batch(_ids(keys, counts)) @ query, counts

    def save(self) -> bytes:
        return faiss.serialize_index(self._faiss).tobytes()

    @classmethod
    def load(cls, dim: int, file: bytes) -> "_UnitIndex":
        index = _read(file)
        if not isinstance(index, faiss.IndexIDMap2) or index.d != dim:
            raise ValueError(f"not a flat index of dimension {dim}")
        unit = cls(dim)
        unit._faiss = index
        keys, counts = np.unique(faiss.vector_to_array(unit._faiss.id_map) >> ORDINAL_BITS, return_counts=True)
        unit._counts = dict(zip(keys.tolist(), counts.tolist(), strict=True))
        return unit

    def _only(self, keys: Collection[int]) -> faiss.SearchParameters:
        allowed = np.fromiter((key for key in keys if key in self._counts), np.int64)
        return faiss.SearchParameters(sel=faiss.IDSelectorBatch(self._ids_of(allowed)))  # type: ignore[call-arg]

    def _ids_of(self, keys: Keys) -> Keys:
        return _ids(keys, self._counts_of(keys))

    def _counts_of(self, keys: Keys) -> NDArray[np.int64]:
        return np.fromiter((self._counts.get(key, 0) for key in keys.tolist()), np.int64, len(keys))


def _ids(keys: Keys, counts: NDArray[np.int64]) -> Keys:
    """Return the id of each vector: `_ids([7, 9], [2, 1])` -> 7·2^16, 7·2^16 + 1, 9·2^16."""
    ordinals = np.arange(counts.sum(), dtype=np.int64) - np.repeat(_starts(counts), counts)
    ids: Keys = np.repeat(keys << ORDINAL_BITS, counts) | ordinals
    return ids


def _starts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.cumsum(counts) - counts


def _read(file: bytes) -> faiss.Index:
    # No array in the file can be longer than the file; without this, a damaged length asks for any amount of memory.
    with _LIMIT_LOCK:
        faiss.set_deserialization_vector_byte_limit(max(len(file), 1))
        try:
            return faiss.read_index(faiss.PyCallbackIOReader(io.BytesIO(file).read))  # type: ignore[attr-defined]
        except RuntimeError as error:
            raise ValueError(f"not a FAISS index: {error}") from error


def _one_thread() -> None:
    # For one question a second thread brings nothing, and waiting for it takes 5 to 8 ms on a busy machine (measured:
    # 0.2 ms with one thread against 8.2 ms with two, 5,000 vectors). OpenMP keeps the setting per calling thread.
    faiss.omp_set_num_threads(1)
