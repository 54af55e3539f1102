"""How long a child process may be silent before it is ended, with all that it started."""

import os
import signal
import subprocess
import threading
from contextlib import suppress
from typing import Self


class Deadline:
    """Ends a process that is silent for too long while it is waited for; what the reader does meanwhile is free."""

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
        """Begin to count: the process is waited for."""
        self._timer = threading.Timer(self._seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def pause(self) -> None:
        """Stop counting: it has said something."""
        if self._timer is not None:
            self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        end_group(self._process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads a session, with those that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
