"""The progress of a running job: written to its record now and then, which also shows whether it was cancelled."""

import threading
import time
from collections.abc import Callable

from index.storage.database import Database
from index.storage.jobs import advance_job

PROGRESS_EVERY_S = 0.5
"""Seconds between two writes; a cancelled job stops at the next one."""

Progress = Callable[[float], None]
"""Called by the work of a job with the share that is done, 0 to 1, as often as it likes. Raises JobCancelled."""


class JobCancelled(Exception):
    """Raised inside the work of a job that was cancelled; the work must let it propagate."""


class ProgressReporter:
    """The `Progress` of one job.

    Args:
        stop: set when the process ends, which cancels the job.
    """

    def __init__(self, database: Database, job_id: str, stop: threading.Event) -> None:
        self._database = database
        self._job_id = job_id
        self._stop = stop
        self._next_s = 0.0

    def __call__(self, share: float) -> None:
        if self._stop.is_set():
            raise JobCancelled
        if time.monotonic() < self._next_s:
            return
        with self._database.writing() as connection:
            is_unfinished = advance_job(connection, self._job_id, min(max(share, 0.0), 1.0))
        if not is_unfinished:
            raise JobCancelled
        self._next_s = time.monotonic() + PROGRESS_EVERY_S
