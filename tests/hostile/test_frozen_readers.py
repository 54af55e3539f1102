"""Readers of streams who never read: they hold no thread, and nobody else up."""

import json
import socket
from pathlib import Path

import httpx

from api.app import LOOPBACK, create_app
from api.service import READER_THREADS
from tests.api.serving import open_answerer, running

FROZEN = 64
QUESTION = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"
WITHIN_S = 60


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
