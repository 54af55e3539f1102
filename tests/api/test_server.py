"""`serve` as a process: it starts, answers, stops when told, and refuses in one line."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from api.access.keys import create_key, revoke
from api.addresses import ServerOptions
from api.server import serve
from corpus.errors import SettingsError
from index.storage.database import Database, database_file
from rag.settings import Settings

ROOT = Path(__file__).parents[2]
SERVE = """
import sys
from api.addresses import ServerOptions
from api.server import serve
from rag.settings import load_settings

serve(load_settings(), ServerOptions(sys.argv[1], 0, int(sys.argv[2])))
"""
START_TIMEOUT_S = 60
QUESTION = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"

MAX_RESIDENT_BYTES = 350_000_000
HEAVY = {"torch", "transformers", "sentence_transformers", "matplotlib"}


@contextmanager
def serving(
    home: Path, host: str = "127.0.0.1", workers: int = 1, encoder: str = "bundled-fast"
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `serve` on a free port; give its process and its address."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IQTIBAS_")}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, host, str(workers)],
        cwd=ROOT,
        env=environment | {"IQTIBAS_HOME": str(home), "IQTIBAS_ENCODER": encoder},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        yield process, json.loads(process.stderr.readline())["message"].removeprefix("serving on ")
    finally:
        process.kill()
        process.communicate()


def test_it_answers_within_its_memory_and_stops_when_told(tmp_path: Path) -> None:
    with serving(tmp_path, encoder="bundled") as (process, address):
        with httpx.Client(base_url=address, timeout=START_TIMEOUT_S) as client:
            for question in (QUESTION, "When was the conference held?", "?"):
                assert client.post("/v1/ask", json={"question": question}).status_code == 200
            assert client.post("/v1/documents", json={"text": "نص جديد"}).status_code == 201
            assert psutil.Process(process.pid).memory_info().rss < MAX_RESIDENT_BYTES
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=START_TIMEOUT_S)
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["status"] for line in lines] == [200, 200, 200, 201]
    assert QUESTION not in log


def test_several_workers_share_one_library(tmp_path: Path) -> None:
    with serving(tmp_path, workers=2) as (process, address):
        statuses = [httpx.post(f"{address}/v1/search", json={"query": "x"}, timeout=START_TIMEOUT_S).status_code]
        added = httpx.post(f"{address}/v1/documents", json={"document_id": "new", "text": "نص جديد"}, timeout=60)
        assert added.status_code == 201
        # A connection each: either worker may take it.
        statuses += [httpx.get(f"{address}/v1/documents/new").status_code for _ in range(20)]
        assert set(statuses) == {200}
        # Whichever worker is asked, it knows of the requests of both.
        metrics = httpx.get(f"{address}/metrics").text
        assert 'iqtibas_requests_total{method="GET",route="/v1/documents/{document_id}",status="200"} 20.0' in metrics
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=START_TIMEOUT_S)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_it_is_not_opened_to_others_without_a_key(tmp_path: Path, host: str) -> None:
    with pytest.raises(SettingsError, match="no API key") as refused:
        serve(Settings(home=tmp_path), ServerOptions(host, 0))
    assert "127.0.0.1" in refused.value.hint
    assert list(tmp_path.iterdir()) == []


def test_with_a_key_it_is_also_on_ipv6(tmp_path: Path) -> None:
    database = Database(database_file(tmp_path))
    key = create_key(database)
    with serving(tmp_path, "::") as (_, address):
        local = address.replace("[::]", "[::1]")
        assert httpx.get(f"{local}/v1/documents", timeout=START_TIMEOUT_S).status_code == 401
        opened = {"authorization": f"Bearer {key}"}
        assert httpx.get(f"{local}/v1/documents", headers=opened).status_code == 200
    revoke(database, key.split("_")[1])
    database.close()
    with pytest.raises(SettingsError, match="no API key"):
        serve(Settings(home=tmp_path), ServerOptions("::", 0))


def test_a_taken_port_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(
            SettingsError, match=rf"port {taken.getsockname()[1]} cannot be bound \(Address already in use\)$"
        ) as refused,
    ):
        serve(Settings(home=tmp_path), ServerOptions(port=taken.getsockname()[1]))
    assert "--port" in refused.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"api_key_file": Path("/none")}, "IQTIBAS_API_KEY_FILE=/none: cannot be read"),
        (
            {"public_url": "answers.example.org"},
            "IQTIBAS_PUBLIC_URL=answers.example.org: not the address of a web site",
        ),
        ({"cors_origins": ("https://a.example", "*")}, r"IQTIBAS_CORS_ORIGINS=\*: not the address of a web site"),
    ],
)
def test_a_setting_without_a_usable_value_is_named_before_anything_is_loaded(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], wrong: dict[str, Any], expected: str
) -> None:
    with pytest.raises(SettingsError, match=expected):
        serve(Settings(home=tmp_path, **wrong), ServerOptions(port=0))
    assert capfd.readouterr().err == ""
    assert list(tmp_path.iterdir()) == []


def test_the_server_imports_nothing_heavy() -> None:
    code = "import sys, api.server; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())
