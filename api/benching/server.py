"""A server under load, for `iqtibas bench --http`: answers per second, their latency, and the memory of the server."""

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from itertools import cycle

import orjson

from api.addresses import LOOPBACK
from api.benching.latency import Latency
from api.benching.processes import command_line, environment
from api.benching.resident_memory import resident_bytes
from corpus.errors import IqtibasError
from rag.settings import Settings

CLIENTS = 8
DURATION_S = 5.0
WARM_UP_S = 1.0
"""Seconds of asking beforehand that do not count: a passage is read more slowly the first time."""

_START_WITHIN_S = 60.0
_STOP_WITHIN_S = 10.0
_ANSWER_WITHIN_S = 30.0
_POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class ServerFigures:
    """Answers per second to `CLIENTS` clients, their 99th percentile, and the memory of the server afterwards."""

    requests_per_s: float
    p99_ms: float
    resident_bytes: int


def measure_server(settings: Settings, questions: Sequence[str]) -> ServerFigures:
    """Return the figures of a server with the data folder of `settings`.

    Args:
        questions: more than the server caches the analysis of, so that each is analysed anew.

    Raises:
        IqtibasError: the server does not start, or does not answer.
    """
    port = _free_port()
    with _server(settings, port) as process:
        _wait_until_ready(port, process)
        try:
            _ask_at_once(port, questions, time.monotonic() + WARM_UP_S)
            started = time.monotonic()
            times_s = _ask_at_once(port, questions, started + DURATION_S)
        except (OSError, HTTPException) as error:
            raise _server_error(f"the server does not answer: {error}") from error
        elapsed_s = time.monotonic() - started
        return ServerFigures(len(times_s) / elapsed_s, Latency.of(times_s).p99_ms, resident_bytes(process.pid))


@contextmanager
def _server(settings: Settings, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = command_line(["serve", "--host", LOOPBACK, "--port", str(port)])
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


def _wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with closing(_connect(port)) as connection:
                if _status(connection, "GET", "/readyz") == HTTPStatus.OK:
                    return
        except OSError:
            pass  # not listening yet
        time.sleep(_POLL_S)
    raise _server_error("the server did not start")


def _ask_at_once(port: int, questions: Sequence[str], deadline: float) -> list[float]:
    """Return the seconds of each answer while `CLIENTS` threads ask the questions in turn, until a deadline."""
    waiting = cycle(questions)
    with ThreadPoolExecutor(CLIENTS) as threads:
        asking = [threads.submit(_ask_until, port, waiting, deadline) for _ in range(CLIENTS)]
        return [time_s for each in asking for time_s in each.result()]


def _ask_until(port: int, waiting: Iterator[str], deadline: float) -> list[float]:
    times_s = []
    with closing(_connect(port)) as connection:
        while (started := time.monotonic()) < deadline:
            status = _status(connection, "POST", "/v1/ask", orjson.dumps({"question": next(waiting)}))
            if status != HTTPStatus.OK:
                raise _server_error(f"the server answers with {status}")
            times_s.append(time.monotonic() - started)
    return times_s


def _connect(port: int) -> HTTPConnection:
    return HTTPConnection(LOOPBACK, port, timeout=_ANSWER_WITHIN_S)


def _status(connection: HTTPConnection, method: str, path: str, body: bytes | None = None) -> int:
    """Send a request, read the whole response, and return its status."""
    connection.request(method, path, body, {"content-type": "application/json"})
    response = connection.getresponse()
    response.read()
    return response.status


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _server_error(problem: str) -> IqtibasError:
    return IqtibasError(problem, hint="Run `iqtibas serve` to see why.")
