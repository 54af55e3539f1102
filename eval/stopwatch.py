"""How long something takes, as it is waited for."""

import time

_S_TO_MS = 1_000


class Stopwatch:
    """Counts from the moment it is made."""

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
