"""Records of background jobs, shared by all processes.

A record names its runner, the process that executes it. Its status changes from queued to running to done, failed or
cancelled; the last three are final, which the condition of each SQL statement enforces.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

import apsw

from index.storage.clock import utc_now

JobStatus = Literal["queued", "running", "done", "failed", "cancelled"]

KEPT_DAYS = 30
"""Retention of the records of ended jobs."""

_SELECT = "SELECT id, kind, owner, runner, status, progress, result, problem FROM jobs"
_UNFINISHED = "status IN ('queued', 'running')"


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job; `progress` is in [0, 1], `result` and `problem` are JSON or None."""

    id: str
    kind: str
    owner: str | None
    runner: str
    status: JobStatus = "queued"
    progress: float = 0.0
    result: str | None = None
    problem: str | None = None

    @property
    def has_ended(self) -> bool:
        return self.status not in get_args(JobStatus)[:2]


@dataclass(frozen=True, slots=True)
class JobEnd:
    """The outcome of a job, with the result of one that is done, or the problem of one that failed."""

    status: Literal["done", "failed", "cancelled"]
    result: str | None = None
    problem: str | None = None


def insert_job(connection: apsw.Connection, job: JobRecord) -> None:
    """Insert a job, and delete those that ended more than `KEPT_DAYS` ago."""
    long_ago = (datetime.now(UTC) - timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds")
    connection.execute(f"DELETE FROM jobs WHERE created < ? AND NOT {_UNFINISHED}", (long_ago,))
    connection.execute(
        "INSERT INTO jobs (id, kind, owner, runner, status, progress, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (job.id, job.kind, job.owner, job.runner, job.status, job.progress, utc_now()),
    )


def read_job(connection: apsw.Connection, job_id: str) -> JobRecord | None:
    """Return a job, None where no job has this id."""
    row = connection.execute(f"{_SELECT} WHERE id = ?", (job_id,)).fetchone()
    return None if row is None else JobRecord(*row)


def unfinished_runners(connection: apsw.Connection) -> list[str]:
    """Return the runner of each queued or running job."""
    return [runner for (runner,) in connection.execute(f"SELECT runner FROM jobs WHERE {_UNFINISHED}")]


def advance_job(connection: apsw.Connection, job_id: str, progress: float) -> bool:
    """Set a job to running with this progress; return False where it has ended, for example by cancellation."""
    connection.execute(
        f"UPDATE jobs SET status = 'running', progress = ? WHERE id = ? AND {_UNFINISHED}", (progress, job_id)
    )
    return connection.changes() > 0


def end_job(connection: apsw.Connection, job_id: str, end: JobEnd) -> bool:
    """Set the outcome of a job; return False where it had ended already."""
    connection.execute(
        f"UPDATE jobs SET status = ?1, progress = CASE ?1 WHEN 'done' THEN 1 ELSE progress END, result = ?2,"
        f" problem = ?3 WHERE id = ?4 AND {_UNFINISHED}",
        (end.status, end.result, end.problem, job_id),
    )
    return connection.changes() > 0


def fail_jobs_of(connection: apsw.Connection, runners: Iterable[str], problem: str) -> None:
    """Set all unfinished jobs of these runners to failed."""
    connection.executemany(
        f"UPDATE jobs SET status = 'failed', problem = ? WHERE runner = ? AND {_UNFINISHED}",
        [(problem, runner) for runner in runners],
    )
