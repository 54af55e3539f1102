"""Keys that no two processes give out: the number of a process, drawn by lot, and a clock that never stands still.

    20 bits of the process · 43 bits of the clock, in 4,096ths of a second since 2025 (for 68 years)

A document takes as many keys in a row as it has passages; where that is more than time has passed, the clock runs
ahead. Two processes of a million have the same number, and then still would have to write at the same moment.
"""

import secrets
import threading
import time

_PROCESS_BITS, _CLOCK_BITS = 20, 43
_TICKS_A_S = 4_096
_START_S = 1_735_689_600  # 2025-01-01


class KeyGenerator:
    """Gives out keys; used from any thread."""

    def __init__(self) -> None:
        self._first = secrets.randbits(_PROCESS_BITS) << _CLOCK_BITS
        self._guard = threading.Lock()
        self._next = 0

    def take(self, count: int) -> range:
        """Return `count` keys that were never given out."""
        with self._guard:
            start = max(self._next, int((time.time() - _START_S) * _TICKS_A_S))
            self._next = start + count
        return range(self._first + start, self._first + start + count)
