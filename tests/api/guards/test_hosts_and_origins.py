"""Who may speak to the server from a browser, and by which name."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import WebSettings, create_app
from api.guards.hosts import is_loopback
from rag.answerer import Answerer
from tests.api.serving import client_of

PUBLIC = "https://quotes.example:8443"
PARTNER = "https://partner.example"
WRITE = {"json": {"name": "made"}}


@pytest.fixture(scope="module")
def public(answerer: Answerer) -> Iterator[TestClient]:
    with client_of(create_app(answerer, WebSettings(public_url=PUBLIC + "/iqtibas", cors_origins=[PARTNER]))) as client:
        yield client


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("127.8.9.1:1", 200),
        ("LOCALHOST:8000", 200),
        ("localhost.", 200),
        ("[::1]:8000", 200),
        ("quotes.example:8443", 200),
        ("Quotes.Example", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421),
        ("10.0.0.1", 421),
        ("0.0.0.0", 421),
        ("", 400),
        ("localhost:x", 400),
        ("user@localhost", 400),
        ("localhost/", 400),
        ("[::1", 400),
        ("local host", 400),
    ],
)
def test_names_of_the_server(public: TestClient, host: str, status: int) -> None:
    response = public.get("/healthz", headers={"host": host})
    assert response.status_code == status
    assert "evil" not in response.text


def test_two_names_are_none(public: TestClient) -> None:
    assert public.get("/healthz", headers=[("host", "localhost"), ("host", "evil.example")]).status_code == 400


def test_a_server_without_a_public_address_has_no_other_name(client: TestClient) -> None:
    assert client.get("/healthz", headers={"host": "quotes.example"}).status_code == 421


@pytest.mark.parametrize(("host", "loopback"), [("localhost", True), ("::1", True), ("127.0.0.2", True)])
def test_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "example.org", "localhost.example.org", ""])
def test_not_loopback(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1"}, 200),
        ({"origin": "https://127.0.0.1"}, 200),
        ({"origin": PUBLIC}, 200),
        ({"origin": PARTNER}, 200),
        ({"origin": PARTNER, "sec-fetch-site": "cross-site"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://127.0.0.1", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": PUBLIC, "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({"origin": "http://127.0.0.1:9000", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, 403),
        ({"origin": f"{PARTNER}.evil.example"}, 403),
        ({"origin": "http://["}, 403),
    ],
)
def test_who_may_change_something(public: TestClient, headers: dict[str, str], status: int) -> None:
    public.post("/v1/collections", **WRITE)  # type: ignore[arg-type]
    response = public.post("/v1/collections", headers=headers, **WRITE)  # type: ignore[arg-type]
    assert response.status_code == status
    assert "evil" not in response.text


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/search", "/v1/documents", "/v1/nothing"])
def test_a_page_elsewhere_posts_nowhere(client: TestClient, path: str) -> None:
    foreign = {"origin": "https://evil.example"}
    form = client.post(path, headers=foreign, files={"file": ("a.txt", b"text")})
    assert form.status_code == 403
    assert client.delete("/v1/collections/default", headers=foreign).status_code == 403
    assert client.post(path, headers={"sec-fetch-site": "cross-site"}, content=b"{}").status_code == 403


def test_reading_is_allowed_but_its_answer_is_not_shown_to_other_sites(public: TestClient) -> None:
    foreign = public.get("/v1/collections", headers={"origin": "https://evil.example"})
    assert foreign.status_code == 200
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.parametrize("path", ["/v1/collections", "/v1/documents/none", "/nothing"])
def test_a_named_site_reads_answers_and_problems(public: TestClient, path: str) -> None:
    response = public.get(path, headers={"origin": PARTNER})
    assert response.headers["access-control-allow-origin"] == PARTNER
    assert "x-request-id" in response.headers["access-control-expose-headers"]
    assert "Origin" in response.headers["vary"]
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize(("origin", "status"), [(PARTNER, 204), ("https://evil.example", 405)])
def test_preflight(public: TestClient, origin: str, status: int) -> None:
    asked = {"origin": origin, "access-control-request-method": "POST", "access-control-request-headers": "x-secret"}
    response = public.options("/v1/ask", headers=asked)
    assert response.status_code == status
    assert ("access-control-allow-origin" in response.headers) == (status == 204)
    assert response.headers.get("access-control-allow-headers") == ("authorization, *" if status == 204 else None)
    assert "secret" not in str(response.headers)
