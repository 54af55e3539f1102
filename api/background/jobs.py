"""Work that takes longer than a request: handed in with its kind, run in the background, looked up by its id.

    start ─> queued ─> running ─> done (a result) | failed (a problem) | cancelled

The record of a job is in the database, so every process sees it and may cancel it; the work itself is a function of
this process, which runs one at a time. A job does not survive its process: whoever looks at it next finds it failed.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from uuid import uuid4

from api.background.runners import Runner, forget, is_alive
from api.problem_responses import problem_body, report
from api.problems import NO_SUCH_JOB, SERVER_STOPPED, TOO_MANY_JOBS, Refused
from api.wire.json_bytes import dump
from corpus.errors import IndexingError
from index.storage.database import Database
from index.storage.jobs import (
    JobEnd,
    JobRecord,
    advance_job,
    end_job,
    fail_jobs_of,
    insert_job,
    read_job,
    unfinished_runners,
)

MAX_UNFINISHED = 20
"""Jobs that may be queued or running, in all processes together; the next is told to come back."""

PROGRESS_EVERY_S = 0.5
"""How often a running job writes down how far it is, and learns that it was cancelled."""

_RETRY_S = 5.0
"""Pause before the end of a job is written again, after a full disk or a busy database."""

_CLOSE_TIMEOUT_S = 1.0
"""How long `close` waits for the job in work to notice."""

_PREFIX = "job_"
_LOG = logging.getLogger("iqtibas.api")


class JobCancelled(Exception):
    """Raised inside the work of a job that is no longer wanted; let it pass."""


Progress = Callable[[float], None]
"""Called by the work with the share that is done, 0 to 1, as often as it likes; raises JobCancelled."""

Work = Callable[[Progress], object]
"""Returns the result, which must be JSON for orjson: records, numbers, strings, lists, dicts."""


class Jobs:
    """The jobs of one data folder. Safe to call from many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.folder / "jobs"
        self._runner = Runner(self._folder)
        self._pending: deque[tuple[str, Work]] = deque()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    def start(self, kind: str, work: Work, owner: str | None = None) -> JobRecord:
        """Queue some work, and return its record.

        Args:
            owner: the id of the key that asks for it.

        Raises:
            Refused: too many jobs have not ended.
            StorageUnavailable, StorageFull, StorageBusy: it could not be written down.
        """
        self._fail_orphans()
        job_id = f"{_PREFIX}{uuid4().hex}"
        with self._guard:
            self._runner.announce()
            with self._database.writing() as connection:
                if len(unfinished_runners(connection)) >= MAX_UNFINISHED:
                    raise Refused(TOO_MANY_JOBS)
                insert_job(connection, JobRecord(job_id, kind, owner, self._runner.name))
            self._pending.append((job_id, work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run_pending, name="iqtibas-jobs", daemon=True)
                self._thread.start()
        return self.find(job_id)

    def find(self, job_id: str) -> JobRecord:
        """Return a job, of whatever process.

        Raises:
            Refused: there is none of this id.
        """
        found = self._read(job_id)
        if not found.has_ended and not is_alive(self._folder, found.runner):
            self._fail_orphans()
            found = self._read(job_id)
        return found

    def cancel(self, job_id: str) -> JobRecord:
        """End a job unless it has ended, and return it; its work stops the next time it tells its progress.

        Raises:
            Refused: there is none of this id.
        """
        with self._database.writing() as connection:
            end_job(connection, job_id, JobEnd("cancelled"))
        return self._read(job_id)

    def close(self) -> None:
        """Stop; what has not ended is found failed from now on."""
        self._stop.set()
        with self._guard:
            thread = self._thread
        if thread is not None:
            thread.join(_CLOSE_TIMEOUT_S)
        self._runner.retire()

    def _read(self, job_id: str) -> JobRecord:
        with self._database.reading() as connection:
            found = read_job(connection, job_id)
        if found is None:
            raise Refused(NO_SUCH_JOB)
        return found

    def _fail_orphans(self) -> None:
        """Note as failed what was left by processes that are gone."""
        with self._database.reading() as connection:
            runners = set(unfinished_runners(connection))
        dead = [runner for runner in runners if not is_alive(self._folder, runner)]
        if not dead:
            return
        problem = problem_body(Refused(SERVER_STOPPED), str(uuid4())).decode()
        with self._database.writing() as connection:
            fail_jobs_of(connection, dead, problem)
        for runner in dead:
            forget(self._folder, runner)

    def _run_pending(self) -> None:
        while job := self._next():
            self._run(*job)

    def _next(self) -> tuple[str, Work] | None:
        """Return the oldest job that waits; none ends the thread."""
        with self._guard:
            if self._pending and not self._stop.is_set():
                return self._pending.popleft()
            self._thread = None
            return None

    def _run(self, job_id: str, work: Work) -> None:
        progress = _Reporter(self._database, job_id, self._stop)
        try:
            progress(0.0)
            end = JobEnd("done", result=dump(work(progress)).decode())
        except JobCancelled:
            return
        except Exception as error:  # whatever the work raises is its end, and not that of the jobs after it
            number = str(uuid4())
            report(error, number)
            end = JobEnd("failed", problem=problem_body(error, number).decode())
        while not self._written(job_id, end) and not self._stop.wait(_RETRY_S):
            pass

    def _written(self, job_id: str, end: JobEnd) -> bool:
        try:
            with self._database.writing() as connection:
                end_job(connection, job_id, end)
        except IndexingError as error:
            _LOG.warning("the end of %s could not be written: %s", job_id, error)
            return False
        return True


class _Reporter:
    """The progress of one job, written down now and then."""

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
            is_wanted = advance_job(connection, self._job_id, min(max(share, 0.0), 1.0))
        if not is_wanted:
            raise JobCancelled
        self._next_s = time.monotonic() + PROGRESS_EVERY_S
