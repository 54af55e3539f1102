"""Route by method by status, and what every response carries."""

import re
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.api.serving import ARTICLE

JSON = "application/json"
PROBLEM = "application/problem+json"
NEEDED_HEADERS = (
    "content-security-policy",
    "cross-origin-opener-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
)

PASSAGE = f"/v1/documents/{ARTICLE}/passages"
STATUSES = [
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/openapi.json", 200),
    ("GET", "/docs", 200),
    ("GET", "/v1/collections", 200),
    ("GET", "/v1/documents", 200),
    ("GET", "/v1/documents?collection=none", 404),
    ("GET", "/v1/documents?limit=0", 422),
    ("GET", "/v1/documents?limit=1001", 422),
    ("GET", "/v1/documents?limit=many", 422),
    ("GET", "/v1/documents?cursor=none", 422),
    ("GET", f"/v1/documents/{ARTICLE}", 200),
    ("GET", f"/v1/documents/{ARTICLE}?collection=none", 404),
    ("GET", "/v1/documents/none", 404),
    ("GET", f"{PASSAGE}/1", 200),
    ("GET", f"{PASSAGE}/24", 200),
    ("GET", f"{PASSAGE}/25", 404),
    ("GET", f"{PASSAGE}/0", 404),
    ("GET", f"{PASSAGE}/-1", 404),
    ("GET", f"{PASSAGE}/٢", 404),
    ("GET", f"{PASSAGE}/{'9' * 5000}", 404),
    ("GET", f"{PASSAGE}/1?collection=none", 404),
    ("GET", "/v1/documents/none/passages/1", 404),
    ("DELETE", "/v1/documents/none", 404),
    ("DELETE", f"/v1/documents/{ARTICLE}?collection=none", 404),
    ("DELETE", "/v1/collections/none", 404),
    ("GET", "/nothing", 404),
    ("GET", "/v1/documents/", 404),
    ("GET", "/v1/ask", 405),
    ("GET", "/v1/search", 405),
    ("PUT", "/v1/documents", 405),
    ("PATCH", f"/v1/documents/{ARTICLE}", 405),
    ("POST", f"{PASSAGE}/1", 405),
    ("DELETE", "/v1/collections", 405),
    ("GET", "/v1/collections/default", 405),
    ("POST", "/healthz", 405),
    ("BREW", "/v1/ask", 405),
    ("POST", "/v1/ask", 415),
    ("POST", "/v1/search", 415),
    ("POST", "/v1/documents", 415),
    ("POST", "/v1/collections", 415),
]


@pytest.mark.parametrize(("method", "path", "status"), STATUSES)
def test_status(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    UUID(response.headers["x-request-id"])
    assert [name for name in NEEDED_HEADERS if name not in response.headers] == []
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    if status >= 400:
        assert response.headers["content-type"] == PROBLEM
        problem = response.json()
        assert list(problem)[:5] == ["type", "title", "status", "detail", "instance"]
        assert problem["status"] == status
        assert problem["instance"] == f"urn:uuid:{response.headers['x-request-id']}"
        assert ("errors" in problem) == (status == 422)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/documents", "GET, HEAD, POST"),
        (f"/v1/documents/{ARTICLE}", "DELETE, GET, HEAD"),
        ("/v1/ask", "POST"),
        ("/docs", "GET, HEAD"),
    ],
)
def test_a_wrong_method_is_told_all_right_ones(client: TestClient, path: str, allowed: str) -> None:
    assert client.request("PUT", path).headers["allow"] == allowed


def test_head_is_get_without_a_body(client: TestClient) -> None:
    got, head = client.get("/v1/documents"), client.head("/v1/documents")
    assert head.status_code == 200
    assert head.headers["content-length"] == got.headers["content-length"]
    assert client.head("/v1/documents/none").status_code == 404


def test_request_ids_are_new_each_time_and_never_the_clients(client: TestClient) -> None:
    given = {"x-request-id": "mine"}
    ids = {client.get("/healthz", headers=given).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3 and "mine" not in ids


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    ready = client.get("/readyz").json()
    assert list(ready) == ["status", "passages", "dense", "encoder"]
    assert (ready["status"], ready["passages"], ready["dense"]) == ("ready", 24, "ready")


def test_the_description_names_every_schema_that_it_refers_to(client: TestClient) -> None:
    text = client.get("/openapi.json").text
    known = client.get("/openapi.json").json()["components"]["schemas"]
    assert set(re.findall(r'"#/components/schemas/(\w+)"', text)) <= set(known)
    assert {"AskInput", "DocumentInput", "FiltersInput", "Answer", "Problem"} <= set(known)


def test_programs_are_told_what_to_call_a_route_and_how_to_show_a_key(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    names = [each["operationId"] for operations in description["paths"].values() for each in operations.values()]
    assert len(set(names)) == len(names) and {"ask", "search", "add_document", "remove_document"} <= set(names)
    (scheme,) = description["components"]["securitySchemes"].values()
    assert scheme == {"type": "http", "scheme": "bearer"} and {} in description["security"]
    fields = description["components"]["schemas"]["DocumentInput"]["properties"]
    (published, _), (document_id, _) = fields["published"]["anyOf"], fields["document_id"]["anyOf"]
    assert published["format"] == "date" and (document_id["minLength"], document_id["maxLength"]) == (1, 200)


def test_the_documentation_shows_what_is_sent_and_answered_in_both_languages(client: TestClient) -> None:
    page = client.get("/docs").text
    _, asking = page.split("<code>POST /v1/ask</code>")
    asking, _ = asking.split("<h2>", 1)
    assert '<a href="#AskInput">AskInput</a> → <a href="#Answer">Answer</a> or <code>text/event-stream</code>' in asking
    assert re.search('lang="ar" dir="ltr">{\n.*متى عُقد', asking) and re.search(
        'lang="en" dir="ltr">{\n.*When was', asking
    )
    assert "<code><strong>question</strong></code> string of at most 4,000 characters" in page
    assert "<code>top_k</code> integer 1 to 50 = 8" in page
    assert "<code>published_from</code> date or null" in page
    assert "<code>language</code> auto | ar | en = &quot;auto&quot;" in page
    assert set(re.findall('href="#(\\w+)"', page)) <= set(re.findall('id="(\\w+)"', page))


def test_the_list_of_routes_shows_every_one_and_loads_nothing(client: TestClient) -> None:
    page = client.get("/docs")
    described = client.get("/openapi.json").json()["paths"]
    for path, operations in described.items():
        for method in operations:
            assert f"{method.upper()} {path}" in page.text
    assert "src=" not in page.text and "http" not in page.text and "<script" not in page.text
