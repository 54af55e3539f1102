"""Progress is written at most every half second, bounded, and raises once the job is no longer wanted."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.background import progress
from api.background.progress import JobCancelled, ProgressReporter
from index.storage.database import Database
from index.storage.jobs import JobEnd, JobRecord, end_job, insert_job, read_job

JOB = "job_1"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.sqlite3")
    with database.writing() as connection:
        insert_job(connection, JobRecord(JOB, "test", None, "runner"))
    yield database
    database.close()


def stored_progress(database: Database) -> float:
    with database.reading() as connection:
        record = read_job(connection, JOB)
    assert record is not None
    return record.progress


@pytest.mark.parametrize(("share", "stored"), [(0.25, 0.25), (-1.0, 0.0), (7.0, 1.0)])
def test_a_share_is_stored_within_its_bounds(database: Database, share: float, stored: float) -> None:
    ProgressReporter(database, JOB, threading.Event())(share)
    assert stored_progress(database) == stored


def test_a_second_share_is_stored_only_after_a_while(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    report = ProgressReporter(database, JOB, threading.Event())
    report(0.25)
    report(0.5)
    assert stored_progress(database) == 0.25
    monkeypatch.setattr(progress, "PROGRESS_EVERY_S", 0.0)
    patient = ProgressReporter(database, JOB, threading.Event())
    patient(0.5)
    patient(0.75)
    assert stored_progress(database) == 0.75


def test_a_cancelled_job_is_told_so_when_it_reports(database: Database) -> None:
    with database.writing() as connection:
        end_job(connection, JOB, JobEnd("cancelled"))
    with pytest.raises(JobCancelled):
        ProgressReporter(database, JOB, threading.Event())(0.5)


def test_a_process_that_stops_cancels_its_job_without_writing(database: Database) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(JobCancelled):
        ProgressReporter(database, JOB, stop)(0.5)
    assert stored_progress(database) == 0
