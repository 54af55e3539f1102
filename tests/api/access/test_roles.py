"""Every route with every kind of key: the table of who may do what."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from api.access.keys import Grant, create_key, revoke
from api.access.roles import is_open
from api.app import create_app
from api.guards import access
from corpus.document import DocumentInfo, new_document
from index.storage.keys import Role
from rag.answerer import Answerer
from tests.api.serving import ARTICLE, client_of

Keys = dict[str, str]

OPEN = ["/", "/healthz", "/readyz", "/docs", "/openapi.json", "/embed", "/embed.js", "/assets/{version}/{name:path}"]

# Route -> the least role, a request that it answers, and what one about another collection gets.
ASKED = {"question": "من هو رئيس أوزبكستان؟"}
TEXT, MINE = {"text": "x"}, {"name": "default"}
SAID = [{"role": "user", "content": "x"}]
SHOWN = [{"role": "user", "parts": [{"type": "text", "text": "x"}]}]
ELSEWHERE = {"collections": ["other"]}
DOCUMENT = f"/v1/documents/{ARTICLE}"
Row = tuple[str, str, str, dict[str, Any], str, dict[str, Any], int]
ROUTES: list[Row] = [
    ("POST /v1/ask", "read", "/v1/ask", ASKED, "/v1/ask", ASKED | ELSEWHERE, 404),
    ("POST /v1/search", "read", "/v1/search", {"query": "x"}, "/v1/search", {"query": "x"} | ELSEWHERE, 404),
    ("GET /v1/collections", "read", "/v1/collections", {}, "/v1/collections", {}, 200),
    ("GET /v1/documents", "read", "/v1/documents", {}, "/v1/documents?collection=other", {}, 404),
    ("GET /v1/documents/{document_id}", "read", DOCUMENT, {}, "/v1/documents/theirs?collection=other", {}, 404),
    (
        *("GET /v1/documents/{document_id}/passages/{number}", "read", f"{DOCUMENT}/passages/1", {}),
        *("/v1/documents/theirs/passages/1?collection=other", {}, 404),
    ),
    ("GET /v1/models", "read", "/v1/models", {}, "/v1/models", {}, 200),
    ("GET /v1/models/{model:path}", "read", "/v1/models/iqtibas", {}, "/v1/models/iqtibas/other", {}, 404),
    (
        *("POST /v1/chat/completions", "read", "/v1/chat/completions", {"messages": SAID}),
        *("/v1/chat/completions", {"model": "iqtibas/other", "messages": SAID}, 404),
    ),
    (
        *("POST /v1/responses", "read", "/v1/responses", {"input": "x"}),
        *("/v1/responses", {"input": "x", "collections": ["other"]}, 404),
    ),
    (
        *("POST /v1/chat/ui", "read", "/v1/chat/ui", {"messages": SHOWN}),
        *("/v1/chat/ui", {"messages": SHOWN, "collections": ["other"]}, 404),
    ),
    ("GET /v1/jobs/{job_id}", "read", "/v1/jobs/mine", {}, "/v1/jobs/theirs", {}, 404),
    ("DELETE /v1/jobs/{job_id}", "write", "/v1/jobs/mine", {}, "/v1/jobs/theirs", {}, 404),
    ("POST /v1/documents", "write", "/v1/documents", TEXT, "/v1/documents", TEXT | {"collection": "other"}, 404),
    (
        *("DELETE /v1/documents/{document_id}", "write", "/v1/documents/x", {}),
        *("/v1/documents/theirs?collection=other", {}, 404),
    ),
    ("POST /v1/collections", "admin", "/v1/collections", MINE, "/v1/collections", {"name": "other"}, 404),
    (
        *("POST /v1/evaluations", "admin", "/v1/evaluations", {"questions": [{"question": "x"}]}),
        *("/v1/evaluations", {"questions": [{"question": "x"}], "collections": ["other"]}, 404),
    ),
    ("GET /v1/evaluations/{job_id}", "admin", "/v1/evaluations/mine", {}, "/v1/evaluations/theirs", {}, 404),
    ("DELETE /v1/evaluations/{job_id}", "admin", "/v1/evaluations/mine", {}, "/v1/evaluations/theirs", {}, 404),
    ("GET /metrics", "admin", "/metrics", {}, "/metrics", {}, 200),
    ("DELETE /v1/collections/{name}", "admin", "/v1/collections/x", {}, "/v1/collections/other", {}, 404),
]
ROLES: tuple[Role, ...] = ("read", "write", "admin")


@pytest.fixture(scope="module")
def keys(answerer: Answerer) -> Keys:
    """Return a key a role, one that was revoked, and one for the default collection only."""
    database = answerer.library.database
    answerer.library.add("other", new_document("x", DocumentInfo("theirs")))
    made: Keys = {role: create_key(database, Grant(role)) for role in ROLES}
    made["limited"] = create_key(database, Grant("admin", ["default"]))
    made["revoked"] = create_key(database, Grant("admin"))
    revoke(database, made["revoked"].split("_")[1])
    return made


@pytest.fixture(scope="module")
def closed(answerer: Answerer, keys: Keys, monkeypatch_module: pytest.MonkeyPatch) -> TestClient:
    monkeypatch_module.setattr(access, "ANONYMOUS_REQUESTS_A_MINUTE", 100_000)
    return client_of(create_app(answerer))


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def status(client: TestClient, method: str, path: str, body: dict[str, Any], key: str | None) -> int:
    headers = {} if key is None else {"authorization": f"Bearer {key}"}
    json = body if method == "POST" else None
    response = client.request(method, path, json=json, headers=headers)
    if response.status_code == 401:
        assert response.headers["www-authenticate"] == "Bearer"
    if key:
        assert key not in response.text and key not in str(response.headers)
    return response.status_code


def test_every_route_is_in_the_table_or_open(closed: TestClient) -> None:
    assert untold(closed.app) == set()
    assert {row[0] for row in ROUTES} | {f"GET {path}" for path in OPEN} == served(closed.app)


def test_a_route_that_nobody_told_the_table_of_is_noticed(answerer: Answerer) -> None:
    app = create_app(answerer)
    app.add_api_route("/v1/new", lambda: {}, methods=["PATCH"])
    app.add_route("/plain", lambda _: Response())
    app.mount("/files", Starlette(routes=[Route("/inner", lambda _: Response())]))
    assert untold(app) == {"PATCH /v1/new", "GET /plain", "* /files"}


def served(app: Any) -> set[str]:
    """Return each method and address of an app, whoever added it; something mounted has any method."""
    return {
        f"{method} {each.path}"
        for each in _flat(app.routes)
        for method in (getattr(each, "methods", None) or {"*"}) - {"HEAD"}
    }


def _flat(routes: Iterable[Any]) -> Iterator[Any]:
    """Yield the routes, and those of an included router in its place: newer versions of FastAPI keep it whole."""
    for each in routes:
        router = getattr(each, "original_router", None)
        yield from [each] if router is None else _flat(router.routes)


def untold(app: Any) -> set[str]:
    """Return what an app serves that is neither in the table nor open."""
    return served(app) - {row[0] for row in ROUTES} - {f"GET {path}" for path in OPEN}


def test_what_is_called_open_is_and_nothing_else() -> None:
    assert all(is_open(_filled(path)) for path in OPEN)
    assert not any(is_open(_filled(row[0].split()[1])) for row in ROUTES)


def _filled(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "x", path)


@pytest.mark.parametrize("row", ROUTES, ids=lambda row: row[0])
def test_who_may(closed: TestClient, keys: Keys, row: Row) -> None:
    route, least, path, body, other_path, other_body, elsewhere = row
    method = route.split()[0]
    assert status(closed, method, path, body, None) == 401
    for wrong in (keys["revoked"], keys["admin"][:-1], "unheard-of", ""):
        assert status(closed, method, path, body, wrong) == 401
    for role in ROLES:
        expected = 403 if ROLES.index(role) < ROLES.index(least) else None
        found = status(closed, method, path, body, keys[role])
        assert found == expected if expected else found in (200, 201, 202, 204, 404, 422)
    assert status(closed, method, other_path, other_body, keys["limited"]) == elsewhere


def test_open_addresses_need_no_key(closed: TestClient) -> None:
    for path in ("/healthz", "/readyz", "/docs", "/openapi.json"):
        assert closed.get(path).status_code == 200


def test_what_is_no_route_needs_a_key_too(closed: TestClient, keys: Keys) -> None:
    assert status(closed, "GET", "/nothing", {}, None) == 401
    assert status(closed, "GET", "/nothing", {}, keys["admin"]) == 404
    assert status(closed, "GET", "/nothing", {}, keys["read"]) == 404


def test_a_limited_key_sees_its_collections_alone(closed: TestClient, keys: Keys) -> None:
    for key, names in (("limited", {"default"}), ("read", {"default", "other"})):
        shown = closed.get("/v1/collections", headers={"authorization": f"Bearer {keys[key]}"}).json()
        assert {each["name"] for each in shown["collections"]} == names


def test_a_job_is_its_owners(answerer: Answerer, closed: TestClient, keys: Keys) -> None:
    app: Any = closed.app
    job = app.state.service.jobs.start("test", lambda _: 1, keys["write"].split("_")[1])
    found = {role: status(closed, "GET", f"/v1/jobs/{job.id}", {}, keys[role]) for role in (*ROLES, "limited")}
    assert found == {"read": 404, "write": 200, "admin": 200, "limited": 404}


def test_a_key_is_told_its_rate_and_stopped_at_it(answerer: Answerer, closed: TestClient) -> None:
    key = create_key(answerer.library.database, Grant("read", requests_a_minute=2))
    asked = [closed.get("/v1/collections", headers={"authorization": f"Bearer {key}"}) for _ in range(3)]
    assert [each.status_code for each in asked] == [200, 200, 429]
    assert [each.headers["ratelimit-remaining"] for each in asked] == ["1", "0", "0"]
    assert asked[2].headers["retry-after"] == "30" and "retry-after" not in asked[0].headers


def test_strangers_are_stopped_sooner_and_others_are_not(
    answerer: Answerer, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "ANONYMOUS_REQUESTS_A_MINUTE", 3)
    app = create_app(answerer)

    def tries(host: str, key: str = "") -> list[int]:
        client = TestClient(app, base_url="http://127.0.0.1", client=(host, 1))
        return [status(client, "GET", "/v1/collections", {}, key or None) for _ in range(5)]

    assert tries("192.0.2.1") == [401, 401, 401, 429, 429]
    assert tries("192.0.2.1", keys["read"]) == [200] * 5
    assert tries("192.0.2.2") == [401, 401, 401, 429, 429]
    assert tries("2001:db8::1") == [401, 401, 401, 429, 429]
    assert tries("2001:db8::2") == [429] * 5
