"""A server killed in the middle of a job and started again: the job says it was stopped, and no document is lost."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.command_line import CODE_ROOT
from tests.eval.small_set import ROWS

WITHIN_S = 120
"""For a start, or the beginning of a job, on a machine that does other work too."""
MANY_QUESTIONS = 2_000
ADDED = {"document_id": "kept", "text": "The pump is blue."}


@contextmanager
def serving(home: Path, workers: int) -> Iterator[tuple[subprocess.Popen[bytes], httpx.Client]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"IQTIBAS_HOME": str(home), "IQTIBAS_ENCODER": "bundled-fast"}
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port), "--workers", str(workers)]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.DEVNULL, cwd=CODE_ROOT, start_new_session=True
    ) as server:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=WITHIN_S) as client:
                until(lambda: reached(client))
                yield server, client
        finally:
            kill(server)


def kill(server: subprocess.Popen[bytes]) -> None:
    """Kill a server with all of its workers, as a machine that loses its power does."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def reached(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").is_success
    except httpx.TransportError:
        return False


def until(is_so: Any) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.heavy
@pytest.mark.parametrize("workers", [1, 2])
def test_a_job_of_a_killed_server_has_failed_once_it_is_started_again(tmp_path: Path, workers: int) -> None:
    questions = [row | {"id": f"{number}"} for number in range(MANY_QUESTIONS // len(ROWS)) for row in ROWS[:1]]
    with serving(tmp_path, workers) as (server, client):
        assert client.post("/v1/documents", json=ADDED).status_code == 201
        begun = client.post("/v1/evaluations", json={"questions": questions})
        assert begun.status_code == 202, begun.text
        address = f"/v1/evaluations/{begun.json()['id']}"
        until(lambda: client.get(address).json()["progress"] > 0)
        assert client.get(address).json()["status"] == "running"
        kill(server)
    with serving(tmp_path, workers) as (_, client):
        job = client.get(address).json()
        assert (job["status"], job["report"]) == ("failed", None)
        assert job["error"]["type"].endswith("server-stopped")
        assert client.get("/v1/documents/kept").status_code == 200
        hits = client.post("/v1/search", json={"query": "blue pump"}).json()["hits"]
        assert hits[0]["passage_id"] == "kept#p1"
        again = client.post("/v1/evaluations", json={"questions": questions[:2]}).json()["id"]
        until(lambda: client.get(f"/v1/evaluations/{again}").json()["status"] == "done")
