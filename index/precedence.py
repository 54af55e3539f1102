"""Searches go before the preparation of documents, within one process.

Python runs one thread at a time. Who asks waits for an answer of milliseconds, and NumPy gives Python's lock up and
takes it back hundreds of times in it, each time behind a thread that computes; so a thread that prepares a document
stops now and then while somebody searches. It never stops for long, so that documents come in however much is asked.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_MOST_S = 0.02
"""How long one stop lasts: about a search among a million passages."""


class Precedence:
    """Who searches now, and how others give way to them. Safe to use from several threads."""

    def __init__(self, at_most_s: float = AT_MOST_S) -> None:
        self._at_most_s = at_most_s
        self._lock = threading.Lock()
        self._searches = 0
        self._nobody_searches = threading.Event()
        self._nobody_searches.set()

    @contextmanager
    def searching(self) -> Iterator[None]:
        """Have others give way until the end of the block."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def give_way(self) -> None:
        """Wait until nobody searches, or not any longer than that is worth."""
        self._nobody_searches.wait(self._at_most_s)

    def _count(self, change: int) -> None:
        with self._lock:
            self._searches += change
            if self._searches:
                self._nobody_searches.clear()
            else:
                self._nobody_searches.set()
