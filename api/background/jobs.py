"""Background jobs: work that takes longer than a request, started here and looked up by its id.

    start ─> queued ─> running ─> done (with a result) | failed (with a problem) | cancelled

The record of a job is in the database, so that every process can read and cancel it. Its work is a function of this
process, which runs one job at a time. A job ends with its process: the next process that looks it up marks it failed.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from uuid import uuid4

from api.background.progress import JobCancelled, Progress, ProgressReporter
from api.background.runners import Runner, forget, is_alive
from api.problem_responses import problem_body, report
from api.problems import NO_SUCH_JOB, SERVER_STOPPED, TOO_MANY_JOBS, Refused
from api.wire.json_bytes import dump
from corpus.errors import IndexingError
from index.storage.database import Database
from index.storage.jobs import (
    JobEnd,
    JobRecord,
    end_job,
    fail_jobs_of,
    insert_job,
    read_job,
    unfinished_runners,
)

MAX_UNFINISHED = 20
"""Jobs that may be queued or running, in all processes together; the next is refused with 429."""

_RETRY_S = 5.0
"""Seconds before the end of a job is written again, after a full disk or a busy database."""

_CLOSE_TIMEOUT_S = 1.0
"""Seconds that `close` waits for the running job to stop."""

_PREFIX = "job_"
_LOG = logging.getLogger("iqtibas.api")


Work = Callable[[Progress], object]
"""The work of a job: returns its result, which orjson can serialise."""


class Jobs:
    """The jobs of one data folder; thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.folder / "jobs"
        self._runner = Runner(self._folder)
        self._pending: deque[tuple[str, Work]] = deque()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    def start(self, kind: str, work: Work, owner: str | None = None) -> JobRecord:
        """Queue some work, and return the record of the job.

        Args:
            owner: the id of the key of the request; None while no key exists.

        Raises:
            Refused: too many jobs have not ended.
            StorageUnavailable, StorageFull, StorageBusy: the record cannot be written.
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
        """Return the record of a job of any process.

        Raises:
            Refused: no job has this id.
        """
        found = self._read(job_id)
        if not found.has_ended and not is_alive(self._folder, found.runner):
            self._fail_orphans()
            found = self._read(job_id)
        return found

    def cancel(self, job_id: str) -> JobRecord:
        """Cancel a job that has not ended, and return its record; the work stops when it next reports its progress.

        Raises:
            Refused: no job has this id.
        """
        with self._database.writing() as connection:
            end_job(connection, job_id, JobEnd("cancelled"))
        return self._read(job_id)

    def close(self) -> None:
        """Stop the running job; from now on, jobs that have not ended count as failed."""
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
        """Mark the unfinished jobs of processes that are gone as failed."""
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
        """Return the oldest queued job; with none, or after `close`, end the thread."""
        with self._guard:
            if self._pending and not self._stop.is_set():
                return self._pending.popleft()
            self._thread = None
            return None

    def _run(self, job_id: str, work: Work) -> None:
        progress = ProgressReporter(self._database, job_id, self._stop)
        try:
            progress(0.0)
            end = JobEnd("done", result=dump(work(progress)).decode())
        except JobCancelled:
            return
        except Exception as error:  # any error of the work ends this job, and must not end the thread
            error_id = str(uuid4())
            report(error, error_id)
            end = JobEnd("failed", problem=problem_body(error, error_id).decode())
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
