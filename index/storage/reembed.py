"""Giving stored passages the vectors that they lack, in the background.

Passages lack vectors when the encoder was changed, when a process with another encoder added them, or when a row was
damaged. Meanwhile the sparse side answers alone. Each batch is committed, so that a restart goes on where the work
stopped, and only one process at a time does it: the others wait and take over what is left.
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
"""Encoded and committed together: seconds of work at most, which is what a kill costs."""

_POLL_S = 0.5
"""How often a process that waits for another one looks again."""

_RETRY_S = 30.0
"""Pause after a full disk or a model that cannot be loaded."""

_CLOSING_S = 5.0
"""How long `close` waits for the batch in work; it is lost and made again if it takes longer."""


class Reembedder:
    """A queue of passage keys and, while it is not empty, the thread that works it off."""

    def __init__(self, database: Database, encoder: Encoder, lock_file: Path, on_done: Callable[[], None]) -> None:
        """Keep the queue; `on_done` is called in the thread whenever all keys asked for have their vectors."""
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
        """Ask for vectors of these passages; returns at once."""
        with self._guard:
            self._pending.update(keys)
            if self._pending and self._idle.is_set() and not self._stop.is_set():
                self._idle.clear()
                threading.Thread(target=self._run, name="iqtibas-reembed", daemon=True).start()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to do."""
        return self._idle.is_set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until nothing is left to do, and return whether that came about."""
        return self._idle.wait(timeout_s)

    def close(self) -> None:
        """Stop after the batch in work."""
        self._stop.set()
        self._idle.wait(_CLOSING_S)

    def _run(self) -> None:
        while keys := self._next():
            with try_lock(self._lock_file) as mine:
                pause_s = self._work_off(keys) if mine else _POLL_S
            self._stop.wait(pause_s)

    def _next(self) -> list[int]:
        """Return what is to be done now; none ends the thread."""
        with self._guard:
            if not self._pending or self._stop.is_set():
                self._idle.set()
                return []
            return sorted(self._pending)

    def _work_off(self, keys: Sequence[int]) -> float:
        """Embed these passages, and return how long to pause before looking for more."""
        try:
            for start in range(0, len(keys), _BATCH_PASSAGES):
                if self._stop.is_set():
                    return 0.0
                self._embed(keys[start : start + _BATCH_PASSAGES])
            self._on_done()
        except Exception:  # whatever an encoder raises, the sparse side goes on answering
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
