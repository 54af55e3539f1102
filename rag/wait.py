"""Deadlines with cancellation: a wait ends at a time, or when the client has left.

A thread cannot be ended from outside, so that long work in one polls its wait every `POLL_S`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

POLL_S = 0.1
"""Seconds: a tenth of the second within which the work for a client that has left must end."""


class Abandoned(Exception):
    """The client has left; to be passed on to the caller."""


def never() -> bool:
    """Return False, for a client that never leaves."""
    return False


@dataclass(frozen=True, slots=True)
class Wait:
    """A deadline on the clock of `time.monotonic`, in seconds, and whether the client has left."""

    deadline: float
    is_abandoned: Callable[[], bool] = never

    @classmethod
    def of(cls, seconds: float, is_abandoned: Callable[[], bool] = never) -> "Wait":
        """Return a wait whose deadline is some `seconds` from now."""
        return cls(time.monotonic() + seconds, is_abandoned)

    def left_s(self) -> float:
        """Return the seconds until the deadline, 0 after it. Raises: Abandoned."""
        if self.is_abandoned():
            raise Abandoned
        return max(0.0, self.deadline - time.monotonic())

    def is_over(self) -> bool:
        """Return whether the deadline is past, or the client has left."""
        return self.is_abandoned() or time.monotonic() >= self.deadline

    def sleep(self, seconds: float) -> None:
        """Sleep for some `seconds`, or until the deadline if that is earlier. Raises: Abandoned."""
        end = time.monotonic() + min(seconds, self.left_s())
        while (left_s := min(end - time.monotonic(), self.left_s())) > 0:
            time.sleep(min(left_s, POLL_S))
