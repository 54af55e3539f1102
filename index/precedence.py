"""Priority of searches over the preparation of documents, within one process.

A search takes milliseconds, but NumPy releases and reacquires Python's global lock hundreds of times in it, each time
behind any thread that computes. So threads that prepare documents pause regularly while a search runs; the pause is
bounded, so that documents are added under any load.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_MOST_S = 0.02
"""Bound of a pause: about the time of a search among a million passages."""


class Precedence:
    """Counts running searches; other threads wait for them. Thread-safe."""

    def __init__(self, at_most_s: float = AT_MOST_S) -> None:
        self._at_most_s = at_most_s
        self._lock = threading.Lock()
        self._searches = 0
        self._no_search = threading.Event()
        self._no_search.set()

    @contextmanager
    def searching(self) -> Iterator[None]:
        """Mark a search as running until the end of the block."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def give_way(self) -> None:
        """Wait until no search is running, at most for the bound."""
        self._no_search.wait(self._at_most_s)

    def _count(self, change: int) -> None:
        with self._lock:
            self._searches += change
            if self._searches:
                self._no_search.clear()
            else:
                self._no_search.set()
