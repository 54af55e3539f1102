"""What Prometheus reads: requests by route and status, answers by reason, stages, and the library."""

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api.app import create_app
from rag.answerer import Answerer
from tests.api.serving import ARTICLE, BrokenAnswerer, client_of


def samples(client: TestClient) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    text = client.get("/metrics").text
    families = text_string_to_metric_families(text)
    return {(each.name, frozenset(each.labels.items())): each.value for one in families for each in one.samples}


def key(name: str, **labels: str) -> tuple[str, frozenset[tuple[str, str]]]:
    return f"iqtibas_{name}", frozenset(labels.items())


def test_what_happened_is_counted(answerer: Answerer) -> None:
    client = client_of(create_app(answerer))
    for question, stream in (("من هو رئيس أوزبكستان؟", False), ("من هو رئيس أوزبكستان؟", True), ("مرحبا", False)):
        client.post("/v1/ask", json={"question": question, "stream": stream})
    client.get(f"/v1/documents/{ARTICLE}"), client.get("/v1/documents/none"), client.request("BREW", "/nothing")
    counts = samples(client)
    assert counts[key("requests_total", method="POST", route="/v1/ask", status="200")] == 3
    for status in ("200", "404"):
        route = "/v1/documents/{document_id}"
        assert counts[key("requests_total", method="GET", route=route, status=status)] == 1
    assert counts[key("requests_total", method="other", route="none", status="404")] == 1
    assert counts[key("answers_total", status="answered", reason="")] == 2
    assert counts[key("answers_total", status="abstained", reason="not_a_question")] == 1
    assert counts[key("stage_seconds_count", stage="retrieve")] == 3
    assert counts[key("request_seconds_count", route="/v1/ask")] == 3
    assert (counts[key("passages")], counts[key("dense_ready")]) == (24, 1)
    assert counts[key("generation")] == answerer.library.status().generation
    assert ARTICLE not in client.get("/metrics").text


def test_an_unexpected_error_is_counted_as_500_once_and_not_as_a_client_that_left(answerer: Answerer) -> None:
    client = client_of(create_app(BrokenAnswerer(answerer.library)))
    client.post("/v1/ask", json={"question": "?"})
    counted = {name: value for name, value in samples(client).items() if name[0] == "iqtibas_requests_total"}
    assert counted == {key("requests_total", method="POST", route="/v1/ask", status="500"): 1}
