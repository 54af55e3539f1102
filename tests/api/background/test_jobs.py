"""Work in the background: one way from queued to its end, seen and cancelled from any process."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import orjson
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.background import jobs as facility
from api.background.jobs import Jobs
from api.background.progress import Progress
from api.problems import Refused
from corpus.errors import StorageFull
from index.storage.database import Database
from index.storage.jobs import JobEnd, JobRecord, end_job
from rag.answerer import Answerer
from tests.api.serving import client_of

WITHIN_S = 10
CODE_ROOT = Path(__file__).parents[3]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.sqlite3")
    yield database
    database.close()


@pytest.fixture
def jobs(database: Database) -> Iterator[Jobs]:
    jobs = Jobs(database)
    yield jobs
    jobs.close()


def until(look: Callable[[], JobRecord], *statuses: str) -> JobRecord:
    """Return the job once its status is one of these."""
    deadline = time.monotonic() + WITHIN_S
    while (job := look()).status not in statuses:
        assert time.monotonic() < deadline, job
        time.sleep(0.005)
    return job


def ended(jobs: Jobs, job: JobRecord) -> JobRecord:
    return until(lambda: jobs.find(job.id), "done", "failed", "cancelled")


class Held:
    """Work that waits until it is let go, telling its progress all the while."""

    def __init__(self) -> None:
        self.began, self.free, self.left = threading.Event(), threading.Event(), threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.began.set()
        try:
            while not self.free.wait(0.005):
                progress(0.25)
        finally:
            self.left.set()
        return "let go"


def test_a_job_goes_from_queued_to_done(jobs: Jobs) -> None:
    held = Held()
    job = jobs.start("test", held, owner="k1")
    assert (job.kind, job.owner, job.status, job.progress) == ("test", "k1", "queued", 0)
    assert held.began.wait(WITHIN_S)
    assert jobs.find(job.id).status == "running"
    held.free.set()
    done = ended(jobs, job)
    assert (done.status, done.progress, done.result) == ("done", 1, '"let go"')


def test_jobs_run_one_at_a_time_in_the_order_they_came(jobs: Jobs) -> None:
    order: list[int] = []
    started = [jobs.start("test", lambda _, n=n: order.append(n)) for n in range(5)]  # type: ignore[misc]
    for job in started:
        ended(jobs, job)
    assert order == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("error", "name", "is_shown"),
    [(StorageFull("no room"), "storage-full", True), (KeyError("secret"), "internal-error", False)],
)
def test_what_the_work_raises_is_its_problem(jobs: Jobs, error: Exception, name: str, is_shown: bool) -> None:
    def work(progress: Progress) -> object:
        raise error

    failed = ended(jobs, jobs.start("test", work))
    problem = orjson.loads(failed.problem or "")
    assert (failed.status, failed.result) == ("failed", None)
    assert problem["type"].endswith(name)
    assert ("no room" in problem["detail"]) == is_shown and "secret" not in problem["detail"]
    assert ended(jobs, jobs.start("test", lambda _: 1)).result == "1"


def test_an_end_that_cannot_be_written_is_written_later(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[str] = []

    def once(connection: apsw.Connection, job_id: str, end: JobEnd) -> None:
        if not refused:
            refused.append(job_id)
            raise StorageFull("no room")
        end_job(connection, job_id, end)

    monkeypatch.setattr(facility, "_RETRY_S", 0.01)
    monkeypatch.setattr(facility, "end_job", once)
    job = jobs.start("test", lambda _: 7)
    assert ended(jobs, job).result == "7"
    assert refused == [job.id]


def test_a_running_job_stops_when_another_process_cancels_it(jobs: Jobs, database: Database) -> None:
    held, elsewhere = Held(), Jobs(database)
    job = jobs.start("test", held)
    assert held.began.wait(WITHIN_S)
    assert elsewhere.find(job.id).status == "running"
    assert elsewhere.cancel(job.id).status == "cancelled"
    assert held.left.wait(WITHIN_S)
    assert jobs.find(job.id).status == "cancelled"


def test_a_cancelled_job_in_the_queue_never_runs(jobs: Jobs) -> None:
    held, ran = Held(), threading.Event()
    first, second = jobs.start("test", held), jobs.start("test", lambda _: ran.set())
    jobs.cancel(second.id)
    held.free.set()
    ended(jobs, first)
    assert ended(jobs, jobs.start("test", lambda _: None)).status == "done"
    assert not ran.is_set() and jobs.find(second.id).status == "cancelled"


def test_what_has_ended_cannot_be_cancelled(jobs: Jobs) -> None:
    job = jobs.start("test", lambda _: 7)
    ended(jobs, job)
    assert jobs.cancel(job.id).status == "done"


def test_too_many_jobs_are_refused(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facility, "MAX_UNFINISHED", 2)
    held = Held()
    jobs.start("test", held)
    waiting = jobs.start("test", held)
    with pytest.raises(Refused, match="Too many jobs"):
        jobs.start("test", held)
    jobs.cancel(waiting.id)
    jobs.start("test", held)
    held.free.set()


MANY_LINES = b'{"text": "one"}\n{"text": "two"}\n'


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/v1/evaluations", {"json": {"questions": [{"question": "x", "answers": ["y"]}]}}),
        ("/v1/documents", {"files": {"file": ("many.jsonl", MANY_LINES)}}),
    ],
)
def test_over_http_too_many_jobs_are_the_clients_to_wait_for(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch, path: str, sent: dict[str, Any]
) -> None:
    monkeypatch.setattr(facility, "MAX_UNFINISHED", 0)
    client = client_of(create_app(answerer))
    refused = client.post(path, **sent)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "30")
    assert (refused.json()["status"], refused.json()["type"].rpartition(":")[2]) == (429, "too-many-jobs")
    described = client.get("/openapi.json").json()["paths"][path]["post"]["responses"]["429"]
    assert described["headers"]["Retry-After"]["schema"] == {"type": "integer"}


@pytest.mark.parametrize("job_id", ["job_none", "", "job_\x00", "x" * 10_000])
def test_an_unknown_job(jobs: Jobs, job_id: str) -> None:
    for ask in (jobs.find, jobs.cancel):
        with pytest.raises(Refused, match="no such job"):
            ask(job_id)


def test_a_killed_process_leaves_a_failed_job(jobs: Jobs, tmp_path: Path) -> None:
    script = f"""
import time
from pathlib import Path
from api.background.jobs import Jobs
from index.storage.database import Database
jobs = Jobs(Database(Path({str(tmp_path)!r}) / "library.sqlite3"))
print(jobs.start("test", lambda progress: [progress(0.5), time.sleep(600)]).id, flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=CODE_ROOT) as process:
        assert process.stdout is not None
        job_id = process.stdout.readline().strip()
        until(lambda: jobs.find(job_id), "running")
        process.kill()
        process.wait()
    found = jobs.find(job_id)
    assert found.status == "failed"
    assert orjson.loads(found.problem or "")["type"].endswith("server-stopped")
    assert list((tmp_path / "jobs").glob("*.lock")) == []


def test_a_closed_facility_has_failed_what_it_had_not_done(jobs: Jobs, database: Database) -> None:
    held = Held()
    job = jobs.start("test", held)
    assert held.began.wait(WITHIN_S)
    jobs.close()
    assert held.left.is_set()
    assert Jobs(database).find(job.id).status == "failed"


def test_over_http(answerer: Answerer) -> None:
    app = create_app(answerer)
    client: TestClient = client_of(app)
    held, service = Held(), app.state.service
    job = service.jobs.start("test", held)
    address = f"/v1/jobs/{job.id}"
    assert held.began.wait(WITHIN_S)
    shown: dict[str, Any] = client.get(address).json()
    assert list(shown) == ["id", "kind", "status", "progress", "result", "error"]
    assert (shown["id"], shown["status"], shown["result"], shown["error"]) == (job.id, "running", None, None)
    assert client.delete(address).json()["status"] == "cancelled"
    done = ended(service.jobs, service.jobs.start("test", lambda _: {"n": [1, "ن"]}))
    assert client.get(f"/v1/jobs/{done.id}").json()["result"] == {"n": [1, "ن"]}
    assert client.get("/v1/jobs/none").status_code == client.delete("/v1/jobs/none").status_code == 404
