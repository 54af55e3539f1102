"""Readers of streams who never read: they hold no thread, and nobody else up."""

import json
import socket
import time
from pathlib import Path
from statistics import quantiles

import httpx
import pytest

from api.addresses import LOOPBACK
from api.app import create_app
from api.service import READER_THREADS
from tests.api.serving import open_answerer, running

FROZEN = 64
QUESTION = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"
WITHIN_S = 60
TIMED = 200


def freeze(port: int) -> socket.socket:
    """Return a connection that asked for a stream, and reads none of it."""
    body = json.dumps({"question": QUESTION, "stream": True, "top_k": 50}).encode()
    head = f"POST /v1/ask HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
    connection = socket.create_connection((LOOPBACK, port))
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    connection.sendall(head.encode() + b"\r\n\r\n" + body)
    return connection


def test_others_are_answered_meanwhile(tmp_path: Path) -> None:
    assert FROZEN > 2 * READER_THREADS
    with open_answerer(tmp_path) as answerer, running(create_app(answerer)) as port:
        frozen = [freeze(port) for _ in range(FROZEN)]
        with httpx.Client(base_url=f"http://{LOOPBACK}:{port}", timeout=WITHIN_S) as client:
            statuses = {client.post("/v1/ask", json={"question": QUESTION}).status_code for _ in range(5)}
        assert statuses == {200}
        for connection in frozen:
            connection.close()


@pytest.mark.heavy
def test_others_wait_no_longer_than_twice_as_long(tmp_path: Path) -> None:
    """Each question is asked on an idle server and beside frozen readers, of whom 64 are there at any time."""
    with open_answerer(tmp_path) as answerer, running(create_app(answerer)) as port:
        with httpx.Client(base_url=f"http://{LOOPBACK}:{port}", timeout=WITHIN_S) as client:
            p99_ms(client)  # the first ones load what the others find in memory
            idle = p99_ms(client)
            frozen = [freeze(port) for _ in range(FROZEN)]
            p99_ms(client)  # their answers are made
            beside = p99_ms(client)
        print(f"p99 idle {idle:.0f} ms, beside {FROZEN} frozen readers {beside:.0f} ms")
        for connection in frozen:
            connection.close()
    assert beside < 2 * idle


def p99_ms(client: httpx.Client) -> float:
    took = []
    for number in range(TIMED):
        started = time.perf_counter()
        assert client.post("/v1/ask", json={"question": f"{QUESTION} {number}"}).status_code == 200
        took.append(1e3 * (time.perf_counter() - started))
    return quantiles(took, n=100)[-1]
