"""Generates unique 63-bit keys without coordination, from a random number of the process and a clock.

    20 bits: random number of the process · 43 bits: ticks of 1/4,096 s since 2025 (for 68 years)

The passages of a document have consecutive keys. If keys are taken faster than the clock ticks, they run ahead of it.
Two processes have the same number with a probability of 1e-6, and collide only if they also write in the same tick.
"""

import secrets
import threading
import time

_PROCESS_BITS, _CLOCK_BITS = 20, 43
_TICKS_A_S = 4_096
_START_S = 1_735_689_600  # 2025-01-01


def age_s(key: int) -> float:
    """Return how long ago a key was generated, in seconds; negative if it ran ahead of the clock."""
    return time.time() - _START_S - (key & (1 << _CLOCK_BITS) - 1) / _TICKS_A_S


class KeyGenerator:
    """Generates keys. Thread-safe."""

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
