"""A real server and clients that misbehave below HTTP."""

import json
import logging
import re
import socket
import time
from collections.abc import Iterator

import pytest
from starlette.types import Receive, Scope, Send

from api.addresses import LOOPBACK
from api.app import create_app
from api.guards.deadlines import DeadlineProtocol
from rag.answerer import Answerer
from tests.api.serving import running

PATIENCE_S = 20
MEGABYTE = bytes(1_000_000)


class Impatient(DeadlineProtocol):
    head_deadline_s = 0.2
    read_deadline_s = 0.2


@pytest.fixture(scope="module")
def port(answerer: Answerer) -> Iterator[int]:
    with running(create_app(answerer), Impatient) as opened:
        yield opened


def connect(port: int) -> socket.socket:
    return socket.create_connection((LOOPBACK, port), timeout=PATIENCE_S)


def send_for_ever(connection: socket.socket) -> None:
    while True:
        connection.sendall(MEGABYTE)


def read_to_end(connection: socket.socket) -> bytes:
    """Return everything until the server closes or cuts the connection."""
    received = b""
    try:
        while data := connection.recv(65_536):
            received += data
    except ConnectionResetError:
        pass
    return received


def wait_until_closed(connection: socket.socket) -> None:
    """Send until the server has closed the connection for good, and not only its own side of it."""
    with pytest.raises(OSError, match=r"reset|pipe"):
        send_slowly(connection)


def send_slowly(connection: socket.socket) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        connection.sendall(b"x")
        time.sleep(Impatient.head_deadline_s / 10)


@pytest.mark.parametrize("start", [b"", b"G", b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nx: "])
def test_who_does_not_finish_a_request_is_cut_off(port: int, start: bytes) -> None:
    with connect(port) as connection:
        connection.sendall(start)
        assert read_to_end(connection) == b""


def test_who_does_not_finish_a_second_request_is_cut_off(port: int) -> None:
    with connect(port) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n")
        answer = b""
        while not answer.endswith(b"}"):  # head and body may come apart
            answer += connection.recv(65_536)
        assert answer.startswith(b"HTTP/1.1 200")
        connection.sendall(b"GET /healthz")
        assert read_to_end(connection) == b""


def test_a_body_takes_its_time(port: int) -> None:
    body = b'{"name": "slow"}'
    head = (
        b"POST /v1/collections HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nconnection: close\r\n"
    )
    with connect(port) as connection:
        connection.sendall(head + b"content-length: %d\r\n\r\n" % len(body))
        connection.settimeout(4 * Impatient.head_deadline_s)
        with pytest.raises(TimeoutError):
            connection.recv(1)
        connection.settimeout(PATIENCE_S)
        connection.sendall(body)
        assert read_to_end(connection).startswith(b"HTTP/1.1 201")


def test_after_a_refused_body_the_rest_is_not_read_for_ever(port: int) -> None:
    with connect(port) as connection:
        connection.sendall(b"POST /v1/ask HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999999999999\r\n\r\n")
        with pytest.raises(OSError, match=r"reset|pipe"):
            send_for_ever(connection)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        b"GET / HTTP/1.1\r\nconnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nconnection: close\r\nhost: a\r\nhost: b\r\n\r\n",
        b"GET /\xd9\x85 HTTP/1.1\r\nhost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: localhost\r\nsecret\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx: " + b"s" * 1_000_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: secret\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx: " + b"s" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx: " + b"s" * 1_000_000,
        b"GET / HTTP/1.1\nhost: localhost\n\n",
        b"CONNECT localhost:1 HTTP/1.1\r\nhost: localhost\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/ask HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
        + b"transfer-encoding: chunked\r\n\r\n1\r\n1\r\n0\r\nx: "
        + b"s" * 1_000_000,
    ],
)
def test_what_is_no_http_is_a_problem_too(port: int, request_bytes: bytes) -> None:
    with connect(port) as connection:
        connection.sendall(request_bytes)
        head, _, body = read_to_end(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in head
    request_id = re.search(rb"x-request-id: (\S+)", head)
    assert request_id is not None
    assert json.loads(body)["instance"] == f"urn:uuid:{request_id[1].decode()}"
    assert b"secret" not in body


@pytest.mark.parametrize("cut", [1, 100, 165, 10_000])
def test_an_offer_of_another_protocol_is_passed_over(port: int, cut: int) -> None:
    body = b'{"name": "newer"}'
    head = b"POST /v1/search HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
    offer = b"connection: upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n"
    request = head + offer + b"content-length: %d\r\n\r\n" % len(body) + body
    with connect(port) as connection:
        connection.sendall(request[:cut])
        time.sleep(Impatient.head_deadline_s / 10)
        connection.sendall(request[cut:])
        assert connection.recv(65_536).startswith(b"HTTP/1.1 422 "), "the body was read, and has no query"


async def never(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer nothing until the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass


def test_a_malformed_request_behind_one_that_waits_is_answered_and_the_connection_ends() -> None:
    with running(never, Impatient) as port, connect(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
        time.sleep(Impatient.head_deadline_s / 10)
        connection.sendall(b"no HTTP\r\n\r\n")
        assert read_to_end(connection).startswith(b"HTTP/1.1 400 ")
        wait_until_closed(connection)


async def half(scope: Scope, receive: Receive, send: Send) -> None:
    """Begin an answer, and send no more of it until the client has left."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"x", "more_body": True})
    await never(scope, receive, send)


def test_a_malformed_request_behind_an_answer_that_has_begun_aborts_it() -> None:
    with running(half, Impatient) as port, connect(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
        received = connection.recv(65_536)
        connection.sendall(b"no HTTP\r\n\r\n")
        received += read_to_end(connection)
    assert received.startswith(b"HTTP/1.1 200 ") and b"HTTP/1.1 400" not in received


class Crowded(DeadlineProtocol):
    max_connections = 1


def test_one_connection_too_many_is_a_problem_too(answerer: Answerer, caplog: pytest.LogCaptureFixture) -> None:
    """It is told when to come back, and the one before it is answered as ever."""
    caplog.set_level(logging.INFO, "iqtibas.requests")
    request = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n"
    with running(create_app(answerer), Crowded) as port, connect(port) as first:
        first.sendall(request)
        assert first.recv(65_536).startswith(b"HTTP/1.1 200 ")
        with connect(port) as second:
            second.sendall(request + request)
            head, _, body = read_to_end(second).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 503 Service Unavailable\r\n") and b"\r\nretry-after: 1" in head
    assert json.loads(body)["type"] == "urn:iqtibas:problem:too-busy"
    (logged,) = (record for record in caplog.records if vars(record)["status"] == 503)
    assert json.loads(body)["instance"] == f"urn:uuid:{vars(logged)['request_id']}"
    assert f"\r\nx-request-id: {vars(logged)['request_id']}\r\n".encode() in head


async def long(scope: Scope, receive: Receive, send: Send) -> None:
    """An answer that is longer than what buffers hold, and ends the connection."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"connection", b"close")]})
    await send({"type": "http.response.body", "body": MEGABYTE * 20})


def test_who_never_reads_is_cut_off() -> None:
    with running(long, Impatient) as port, connect(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
        time.sleep(5 * Impatient.read_deadline_s)
        assert len(read_to_end(connection)) < len(MEGABYTE) * 20
