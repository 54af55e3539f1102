"""A stopwatch for elapsed (wall-clock) time."""

import time

_S_TO_MS = 1_000


class Stopwatch:
    """Measures the time since it was created."""

    def __init__(self) -> None:
        self._started_s = time.perf_counter()

    @property
    def s(self) -> float:
        """Seconds so far."""
        return time.perf_counter() - self._started_s

    @property
    def ms(self) -> float:
        """Milliseconds so far."""
        return _S_TO_MS * self.s
