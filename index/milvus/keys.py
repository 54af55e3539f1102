"""Unique 63-bit keys without coordination: the random number of a process, and a strictly increasing clock.

    20 bits of the process · 43 bits of the clock, in 4,096ths of a second since 2025 (for 68 years)

A document takes consecutive keys, one a passage; where the clock is too slow, it runs ahead. Two processes have the
same number with a chance of one in a million, and would then have to write in the same tick to collide.
"""

import secrets
import threading
import time

_PROCESS_BITS, _CLOCK_BITS = 20, 43
_TICKS_A_S = 4_096
_START_S = 1_735_689_600  # 2025-01-01


def age_s(key: int) -> float:
    """Return how long ago a key was made, in seconds; less than 0 where its clock ran ahead."""
    return time.time() - _START_S - (key & (1 << _CLOCK_BITS) - 1) / _TICKS_A_S


class KeyGenerator:
    """Makes keys; used from any thread."""

    def __init__(self) -> None:
        self._first = secrets.randbits(_PROCESS_BITS) << _CLOCK_BITS
        self._guard = threading.Lock()
        self._next = 0

    def take(self, count: int) -> range:
        """Return `count` consecutive new keys."""
        with self._guard:
            start = max(self._next, int((time.time() - _START_S) * _TICKS_A_S))
            self._next = start + count
        return range(self._first + start, self._first + start + count)
