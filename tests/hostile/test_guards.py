"""Each guard is what stops a threat: with it the threat is refused, and without it, it goes through.

A test of a guard that would pass without the guard proves nothing; here each is taken away once.
"""

import hmac
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import Response
from starlette.testclient import TestClient

from api.access.keys import Grant, create_key
from api.app import create_app
from api.guards.access import AccessGuard
from api.guards.body_limits import BodyLimits
from api.guards.hosts import HostGuard
from api.guards.origins import OriginGuard
from api.guards.request_log import RequestLog
from api.guards.security_headers import SecurityHeaders
from rag.answerer import Answerer
from tests.api.serving import client_of, open_answerer
from tests.hostile.test_http import JSON, NO_JSON, WRONG_SHAPES, wrong_shape

REFUSAL_S = 0.05
"""Measured: 21 ms for the worst of them, 20,000 unknown fields."""
TRIES = 3
FOREIGN = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
OPEN_BODY = b'{"question": "' + b"x" * 2_000_000 + b'"}'


@dataclass(frozen=True)
class Threat:
    """A request, the guard that stops it, and what it is answered with and without that guard."""

    guard: type
    method: str
    path: str
    stopped: int
    let_through: int
    headers: dict[str, str] = field(default_factory=dict)
    sent: dict[str, Any] = field(default_factory=dict)


FORM = {"files": {"file": ("a.txt", b"A page elsewhere wrote this.")}}
THREATS = {
    "another name of the server": Threat(HostGuard, "GET", "/v1/collections", 421, 200, {"host": "evil.example"}),
    "a form from another site": Threat(OriginGuard, "POST", "/v1/documents", 403, 201, FOREIGN, FORM),
    "a deletion from another site": Threat(OriginGuard, "DELETE", "/v1/documents/none", 403, 404, FOREIGN),
    "a body beyond its limit": Threat(BodyLimits, "POST", "/v1/ask", 413, 422, JSON, {"content": OPEN_BODY}),
}


def without(guard: Any, app: FastAPI) -> FastAPI:
    """Return the app as if somebody had forgotten a guard."""
    kept = [each for each in app.user_middleware if each.cls is not guard]
    assert len(kept) == len(app.user_middleware) - 1
    app.user_middleware[:] = kept
    return app


def answer_to(threat: Threat, app: FastAPI) -> Response:
    return client_of(app).request(threat.method, threat.path, headers=threat.headers, **threat.sent)  # type: ignore[return-value]


@pytest.mark.parametrize("threat", THREATS.values(), ids=THREATS)
def test_a_guard_stops_what_would_go_through(answerer: Answerer, threat: Threat) -> None:
    assert answer_to(threat, create_app(answerer)).status_code == threat.stopped
    assert answer_to(threat, without(threat.guard, create_app(answerer))).status_code == threat.let_through


@pytest.mark.parametrize(
    ("guard", "header"),
    [
        *((SecurityHeaders, name) for name in ("content-security-policy", "x-content-type-options")),
        (RequestLog, "x-request-id"),
    ],
)
def test_a_guard_gives_the_headers_that_browsers_and_people_rely_on(
    answerer: Answerer, guard: type, header: str
) -> None:
    assert header in client_of(create_app(answerer)).get("/v1/collections").headers
    assert header not in client_of(without(guard, create_app(answerer))).get("/v1/collections").headers


def test_pages_may_load_nothing_but_what_is_listed_and_stand_in_no_frame(client: TestClient) -> None:
    rules = client.get("/v1/collections").headers["content-security-policy"]
    assert "default-src 'none'" in rules and "frame-ancestors 'none'" in rules


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Answerer, str]]:
    with open_answerer(tmp_path_factory.mktemp("closed")) as opened:
        yield opened, create_key(opened.library.database, Grant("admin"))


def test_without_its_guard_everybody_is_let_in(closed: tuple[Answerer, str]) -> None:
    answerer, _ = closed
    assert client_of(create_app(answerer)).get("/v1/collections").status_code == 401
    assert client_of(without(AccessGuard, create_app(answerer))).get("/v1/collections").status_code == 200


@pytest.mark.parametrize("name", ["key", "api_key", "access_token", "token", "authorization", "bearer"])
def test_a_key_in_an_address_is_none(closed: tuple[Answerer, str], name: str) -> None:
    answerer, key = closed
    client = client_of(create_app(answerer))
    assert client.get("/v1/collections", params={name: key}).status_code == 401
    assert client.get("/v1/collections", headers={"authorization": f"Bearer {key}"}).status_code == 200


def test_a_key_is_compared_in_constant_time(closed: tuple[Answerer, str], monkeypatch: pytest.MonkeyPatch) -> None:
    answerer, key = closed
    compared: list[int] = []
    real = hmac.compare_digest

    def counting(one: bytes, other: bytes) -> bool:
        compared.append(len(one))
        return real(one, other)

    monkeypatch.setattr(hmac, "compare_digest", counting)
    client = client_of(create_app(answerer))
    for asked in (key, key[:-1] + ("A" if key[-1] != "A" else "B"), "iqt_nobody_x"):
        before = len(compared)
        client.get("/v1/collections", headers={"authorization": f"Bearer {asked}"})
        assert compared[before:] == [32], asked


@pytest.mark.parametrize("name", [*NO_JSON, *WRONG_SHAPES])
def test_a_refusal_is_quick(client: TestClient, name: str) -> None:
    """In time of the processor, the least of some tries: what else the machine does is not the refusal's."""
    body = NO_JSON[name] if name in NO_JSON else wrong_shape(name)
    assert min(_processor_s(client, body) for _ in range(TRIES)) < REFUSAL_S


def _processor_s(client: TestClient, body: bytes) -> float:
    started = time.process_time()
    client.post("/v1/ask", content=body, headers=JSON)
    return time.process_time() - started


def test_the_bodies_of_that_test_are_refused(client: TestClient) -> None:
    statuses = {client.post("/v1/ask", content=wrong_shape(name), headers=JSON).status_code for name in WRONG_SHAPES}
    assert statuses == {422}
    assert json.loads(wrong_shape("many messages"))["history"]
