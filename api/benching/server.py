"""A server under load, started by `iqtibas bench --http`: answers a second, and the memory that it holds.

Imports httpx, which only this measurement needs on the command line: import this file late.
"""

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle

import httpx

from api.benching.processes import command_line, environment
from api.benching.resident_memory import resident_bytes
from corpus.errors import IqtibasError
from rag.settings import Settings

CLIENTS = 8
DURATION_S = 5.0

_LOOPBACK = "127.0.0.1"
_START_WITHIN_S = 60.0
_STOP_WITHIN_S = 10.0
_POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class ServerMeasured:
    """Answers a second with `CLIENTS` asking at once, and the server's memory after them."""

    requests_per_s: float
    resident_bytes: int


def measure_server(settings: Settings, questions: Sequence[str]) -> ServerMeasured:
    """Return how a server with the data folder of `settings` does.

    Args:
        questions: at least `CLIENTS`.

    Raises:
        IqtibasError: it does not start, or does not answer.
    """
    port = _free_port()
    with _server(settings, port) as process, httpx.Client(base_url=f"http://{_LOOPBACK}:{port}") as client:
        try:
            _wait_until_ready(client, process)
            started = time.monotonic()
            answered = _ask_at_once(client, questions, started + DURATION_S)
            elapsed_s = time.monotonic() - started
        except httpx.HTTPError as error:
            raise _server_error(f"the server does not answer: {error}") from error
        return ServerMeasured(answered / elapsed_s, resident_bytes(process.pid))


@contextmanager
def _server(settings: Settings, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = command_line(["serve", "--host", _LOOPBACK, "--port", str(port)])
    process = subprocess.Popen(command, env=environment(settings), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_ready(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if client.get("/readyz").is_success:
                return
        except httpx.TransportError:
            pass  # it does not listen yet
        time.sleep(_POLL_S)
    raise _server_error("the server did not start")


def _ask_at_once(client: httpx.Client, questions: Sequence[str], deadline: float) -> int:
    """Return how many questions `CLIENTS` threads got answered, each beginning with another question."""
    with ThreadPoolExecutor(CLIENTS) as threads:
        return sum(threads.map(lambda first: _ask_until(client, questions[first:], deadline), range(CLIENTS)))


def _ask_until(client: httpx.Client, questions: Sequence[str], deadline: float) -> int:
    for answered, question in enumerate(cycle(questions)):
        if time.monotonic() >= deadline:
            return answered
        client.post("/v1/ask", json={"question": question}).raise_for_status()
    return 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _server_error(problem: str) -> IqtibasError:
    return IqtibasError(problem, hint="Run `iqtibas serve` to see why.")
