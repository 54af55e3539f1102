"""A circuit breaker (Nygard, "Release It!"): after failures in a row a server is not called for a while.

Closed, it allows every call; opened by failures, it allows none until a pause is over, and then one to try.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

FAILURES_TO_OPEN = 3
OPEN_S = 30.0
"""Source: chosen; three questions wait for a dead server, and a restarted one is used again within half a minute."""


@dataclass
class CircuitBreaker:
    """Safe to use from many threads; `clock` is in seconds and never goes back."""

    clock: Callable[[], float] = time.monotonic
    _failures: int = 0
    _opened_at: float = 0.0
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def allows(self) -> bool:
        """Return whether to call now; after the pause, True for the first caller alone."""
        with self._guard:
            if self._failures < FAILURES_TO_OPEN:
                return True
            if self.clock() - self._opened_at < OPEN_S:
                return False
            self._opened_at = self.clock()
            return True

    def record(self, *, success: bool) -> None:
        """Count the outcome of a call."""
        with self._guard:
            self._failures = 0 if success else self._failures + 1
            if not success:
                self._opened_at = self.clock()
