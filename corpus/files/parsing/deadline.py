"""A time limit on the silence of a child process, after which it is killed with its descendants."""

import os
import signal
import subprocess
import threading
from contextlib import suppress
from typing import Self


class Deadline:
    """Kills a process that sends nothing for too long; the time in which its output is consumed does not count."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.is_over = False
        self._process = process
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Self:
        self.restart()
        return self

    def __exit__(self, *_: object) -> None:
        self.pause()

    def restart(self) -> None:
        """Start the timer: the parent waits for output."""
        self._timer = threading.Timer(self._seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def pause(self) -> None:
        """Stop the timer: output has arrived."""
        if self._timer is not None:
            self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        end_group(self._process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a session leader and the processes of its group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
