"""Encoding, in the background, of stored passages without vectors.

Passages lack vectors after a change of the encoder, when a process with another encoder added them, or when a row was
damaged; until then, search uses terms only. Each batch is committed, so that the work resumes after a restart. One
process at a time works; the others wait, and take over if it dies.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from index.storage.database import Database
from index.storage.derived import lacking_vectors, put_vectors
from index.storage.locks import try_lock
from index.storage.passages import passages_by_key
from index.vectors.embed import NO_EMBEDDING, embed
from index.vectors.encoder import Encoder

_LOG = logging.getLogger("iqtibas.index")

_BATCH_PASSAGES = 256
"""Encoded and committed together: seconds of work, lost if the process is killed."""

_POLL_S = 0.5
"""How often a waiting process tries the lock."""

_RETRY_S = 30.0
"""Pause after a full disk or a model that cannot be loaded."""

_CLOSING_S = 5.0
"""How long `close` waits for the current batch, which is lost if it takes longer."""


class Reembedder:
    """A queue of passage keys and, while it is not empty, a thread that encodes them."""

    def __init__(self, database: Database, encoder: Encoder, lock_file: Path, on_done: Callable[[], None]) -> None:
        """Start with an empty queue; `on_done` is called in the thread whenever all requested keys have vectors."""
        self._database = database
        self._encoder = encoder
        self._lock_file = lock_file
        self._on_done = on_done
        self._guard = threading.Lock()
        self._pending: set[int] = set()
        self._idle = threading.Event()
        self._idle.set()
        self._stop = threading.Event()

    def request(self, keys: Iterable[int]) -> None:
        """Queue passages to be encoded; returns at once."""
        with self._guard:
            self._pending.update(keys)
            if self._pending and self._idle.is_set() and not self._stop.is_set():
                self._idle.clear()
                threading.Thread(target=self._run, name="iqtibas-reembed", daemon=True).start()

    @property
    def is_idle(self) -> bool:
        """Whether the queue is empty."""
        return self._idle.is_set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until the queue is empty; return False after the timeout."""
        return self._idle.wait(timeout_s)

    def close(self) -> None:
        """Stop after the current batch."""
        self._stop.set()
        self._idle.wait(_CLOSING_S)

    def _run(self) -> None:
        while keys := self._next():
            with try_lock(self._lock_file) as mine:
                pause_s = self._work_off(keys) if mine else _POLL_S
            self._stop.wait(pause_s)

    def _next(self) -> list[int]:
        """Return the queued keys; none ends the thread."""
        with self._guard:
            if not self._pending or self._stop.is_set():
                self._idle.set()
                return []
            return sorted(self._pending)

    def _work_off(self, keys: Sequence[int]) -> float:
        """Encode these passages, and return the pause before the next look at the queue, in seconds."""
        try:
            for start in range(0, len(keys), _BATCH_PASSAGES):
                if self._stop.is_set():
                    return 0.0
                self._embed(keys[start : start + _BATCH_PASSAGES])
            self._on_done()
        except Exception:  # an encoder may raise anything, and search goes on without vectors
            _LOG.exception("passages could not be embedded anew; next try in %.0f s", _RETRY_S)
            return _RETRY_S
        with self._guard:
            self._pending.difference_update(keys)
        return 0.0

    def _embed(self, keys: Sequence[int]) -> None:
        with self._database.reading() as connection:
            lacking = lacking_vectors(connection, self._encoder, keys)
            stored = passages_by_key(connection, lacking)
        if not lacking:
            return
        embeddings = dict(zip(stored, embed(self._encoder, [each.passage for each in stored.values()]), strict=True))
        with self._database.writing() as connection:
            put_vectors(connection, self._encoder, lacking, (embeddings.get(key, NO_EMBEDDING) for key in lacking))
