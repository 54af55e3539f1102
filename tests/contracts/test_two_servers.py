"""Two servers, each a process of its own, on one Milvus: what one takes in, the other one cites."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.api.command_line import CODE_ROOT
from tests.contracts.places import milvus_uri, skip_without_milvus

pytestmark = pytest.mark.heavy

_STARTS_WITHIN_S = 60
_KEY = "0123456789abcdef0123456789abcdef"
_TEXT = "The lighthouse of Harlow was built by Nora Whitfield in 1903.\nIt is painted white and red."


def _environment(home: Path, key_file: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("IQTIBAS_")},
        **{"IQTIBAS_HOME": str(home), "IQTIBAS_ENCODER": "bundled-fast", "IQTIBAS_API_KEY_FILE": str(key_file)},
        **{"IQTIBAS_STORE": "milvus", "IQTIBAS_MILVUS__URI": milvus_uri(), "PYTHONPATH": str(CODE_ROOT)},
        "IQTIBAS_BUNDLED_ARTICLE": "false",
    }


@contextmanager
def _serving(environment: dict[str, str]) -> Iterator[httpx.Client]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, cwd=CODE_ROOT, stderr=subprocess.DEVNULL) as server:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                client.headers["Authorization"] = f"Bearer {_KEY}"
                _wait_for(client)
                yield client
        finally:
            server.terminate()


def _wait_for(client: httpx.Client) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < deadline:
        try:
            if client.get("/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    pytest.fail("the server is not ready")


@pytest.fixture
def environments(tmp_path: Path) -> list[dict[str, str]]:
    skip_without_milvus()
    key_file = tmp_path / "key"
    key_file.write_text(_KEY)
    return [_environment(tmp_path / name, key_file) for name in ("one", "two")]


def test_what_one_server_takes_in_the_other_one_cites(environments: list[dict[str, str]]) -> None:
    with ExitStack() as stack:
        one, two = (stack.enter_context(_serving(each)) for each in environments)
        added = one.post("/v1/documents", json={"document_id": "harlow", "text": _TEXT, "collection": "towers"})
        assert added.status_code == 201
        asked = {"question": "Who built the lighthouse of Harlow?", "collections": ["towers"]}
        answer = two.post("/v1/ask", json=asked).json()
        assert answer["status"] == "answered"
        assert answer["citations"][0]["passage_id"] == "harlow#p1"
        landing = one.get(answer["citations"][0]["url"]).json()
        assert landing["text"] == _TEXT.split("\n")[0]
        assert two.delete("/v1/documents/harlow", params={"collection": "towers"}).status_code == 204
        assert one.post("/v1/ask", json=asked).json()["status"] == "abstained"
        assert one.delete("/v1/collections/towers").status_code == 204


def test_a_migration_that_is_killed_goes_on(environments: list[dict[str, str]], tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(40):
        lines = "\n".join(f"Line {line} of file {number} speaks of the harbour." for line in range(100))
        (files / f"f{number}.txt").write_text(lines)
    environment = environments[0]
    local = environment | {"IQTIBAS_STORE": "local"}
    iqtibas = [sys.executable, "-m", "api.cli"]
    subprocess.run([*iqtibas, "add", str(files), "--collection", "moved"], env=local, cwd=CODE_ROOT, check=True)

    command = [*iqtibas, "migrate", "--to", "milvus"]
    first = subprocess.Popen(command, env=environment, cwd=CODE_ROOT, stdout=subprocess.PIPE, text=True)
    listed = [*iqtibas, "documents", "--collection", "moved"]
    while first.poll() is None:
        there = subprocess.run(listed, env=environment, cwd=CODE_ROOT, capture_output=True, text=True).stdout
        if there.count("\n"):
            first.send_signal(signal.SIGKILL)
            break
    first.communicate()
    assert first.returncode == -signal.SIGKILL
    again = subprocess.run(command, env=environment, cwd=CODE_ROOT, capture_output=True, text=True, check=True)
    assert "documents 40, passages 4000" in again.stdout
    known = int(again.stdout.rsplit(":", 1)[1].strip(" .\n"))
    assert 0 < known < 40
    back = environment | {"IQTIBAS_HOME": str(tmp_path / "back")}
    returned = subprocess.run(
        [*iqtibas, "migrate", "--to", "local"], env=back, cwd=CODE_ROOT, capture_output=True, text=True, check=True
    )
    assert "documents 40, passages 4000" in returned.stdout
