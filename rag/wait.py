"""How long something is waited for: up to a time, and only as long as somebody wants it.

A thread cannot be ended from outside. What may take long in one looks here every `POLL_S`, so that an asker who leaves
is heeded within that time.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

POLL_S = 0.1
"""Source: a tenth of the second within which the work for a client that has left must end."""


class Abandoned(Exception):
    """Raised where an answer is made that nobody waits for any more; let it pass."""


def never() -> bool:
    """Return False: somebody always waits."""
    return False


@dataclass(frozen=True, slots=True)
class Wait:
    """A time on the clock of `time.monotonic`, in seconds, and what says whether to give up before."""

    deadline: float
    is_abandoned: Callable[[], bool] = never

    @classmethod
    def of(cls, seconds: float, is_abandoned: Callable[[], bool] = never) -> "Wait":
        """Return a wait of so many seconds from now."""
        return cls(time.monotonic() + seconds, is_abandoned)

    def left_s(self) -> float:
        """Return how many seconds are left; 0 once the time is past. Raises: Abandoned."""
        if self.is_abandoned():
            raise Abandoned
        return max(0.0, self.deadline - time.monotonic())

    def is_over(self) -> bool:
        """Return whether nothing is worth doing any more: the time is past, or nobody waits."""
        return self.is_abandoned() or time.monotonic() >= self.deadline

    def sleep(self, seconds: float) -> None:
        """Let so many seconds pass, or what is left of the wait. Raises: Abandoned."""
        end = time.monotonic() + min(seconds, self.left_s())
        while (left_s := min(end - time.monotonic(), self.left_s())) > 0:
            time.sleep(min(left_s, POLL_S))
