"""Bodies are counted as they arrive."""

from typing import Any

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.guards import body_limits
from api.guards.body_limits import MAX_BODY_BYTES, MAX_DOCUMENT_BODY_BYTES, BodyLimits
from api.problem_responses import problem_response
from api.problems import Refused

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/search", "/v1/collections", "/v1/documents"])
def test_an_endless_body_is_cut_off(client: TestClient, path: str) -> None:
    limit = MAX_DOCUMENT_BODY_BYTES if path == "/v1/documents" else MAX_BODY_BYTES
    body = (b" " * 1_000_000 for _ in range(limit // 1_000_000 + 2))
    response = client.post(path, content=body, headers=JSON)
    assert (response.status_code, response.json()["type"]) == (413, "urn:iqtibas:problem:body-too-large")


@pytest.mark.parametrize("declared", [MAX_BODY_BYTES + 1, 10**18, "9" * 5_000])
def test_what_says_that_it_is_too_long_is_not_read(client: TestClient, declared: int | str) -> None:
    response = client.post("/v1/ask", content=b"{}", headers={**JSON, "content-length": str(declared)})
    assert response.status_code == 413


def test_what_says_that_it_is_short_is_counted_all_the_same(client: TestClient) -> None:
    response = client.post("/v1/ask", content=b" " * (MAX_BODY_BYTES + 1), headers={**JSON, "content-length": "2"})
    assert response.status_code == 413


def test_a_body_just_within_the_limit_is_read(client: TestClient) -> None:
    question = b'{"question": "hello"}'
    assert client.post("/v1/ask", content=question + b" " * (MAX_BODY_BYTES - len(question)), headers=JSON).is_success


async def _read_all(scope: Scope, receive: Receive, send: Send) -> None:
    try:
        body = await Request(scope, receive).body()
        await Response(str(len(body)))(scope, receive, send)
    except Refused as refused:
        await problem_response(refused, scope)(scope, receive, send)


def _status_of(app: BodyLimits, chunks: list[bytes], wait_s: float = 0) -> int:
    """Return the status that the app answers to a body that comes in these chunks."""
    sent: list[Message] = []
    left = list(chunks)

    async def receive() -> Any:
        await anyio.sleep(wait_s)
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "path": "/", "headers": [], "method": "POST", "state": {"request_id": "1"}}
    anyio.run(app, scope, receive, send)
    return int(sent[0]["status"])


def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    app = BodyLimits(_read_all, larger={}, deadline_s=0.05)
    assert _status_of(app, [b"a", b"b"], wait_s=30) == 408
    assert _status_of(app, [b"a", b"b"]) == 200


def test_all_bodies_together_have_a_limit_and_are_forgotten_when_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_limits, "MAX_BUFFERED_BYTES", 3)
    app = BodyLimits(_read_all, larger={})
    assert _status_of(app, [b"ab", b"cd"]) == 503
    assert _status_of(app, [b"ab", b"c"]) == 200
