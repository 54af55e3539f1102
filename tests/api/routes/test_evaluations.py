"""A question set over HTTP: begun, watched, read as JSON and as a page, cancelled, and refused where it is wrong."""

import time
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.eval.small_set import LIGHTHOUSE, ROWS

ADDRESS = "/v1/evaluations"
WITHIN_S = 60
OWN: dict[str, Any] = {"questions": ROWS, "documents": [{"document_id": "light", "text": LIGHTHOUSE}]}


def ended(client: TestClient, job_id: str) -> Any:
    deadline = time.monotonic() + WITHIN_S
    while (job := client.get(f"{ADDRESS}/{job_id}").json())["status"] in ("queued", "running"):
        assert time.monotonic() < deadline, job
        time.sleep(0.02)
    return job


def test_a_set_with_its_documents_is_run_and_reported(client: TestClient) -> None:
    begun = client.post(ADDRESS, json=OWN | {"perturb": ["hamza"]})
    assert begun.status_code == 202
    assert begun.json() | {"report": None, "error": None} == begun.json()
    job = ended(client, begun.json()["id"])
    assert (job["status"], job["progress"], job["report"]["complete"]) == ("done", 1, True)
    assert job["report"]["figures"]["success@3"] == {"mean": 1.0, "low": 1.0, "high": 1.0, "count": 3}
    assert {each["name"] for each in client.get("/v1/collections").json()["collections"]} == {"default"}
    page = client.get(f"{ADDRESS}/{job['id']}?format=html")
    assert page.headers["content-type"].startswith("text/html")
    assert "sandbox" in page.headers["content-security-policy"]
    assert page.text.startswith("<!doctype html>")
    assert client.get(f"{ADDRESS}/{job['id']}?format=md").text.startswith("# questions")


def test_the_library_of_the_server_is_asked_where_a_set_brings_none(client: TestClient) -> None:
    row = {"question": "من هو رئيس أوزبكستان؟", "paragraphs": ["central-asia-gulf#p5"]}
    job = ended(client, client.post(ADDRESS, json={"questions": [row], "retrieval": True}).json()["id"])
    assert job["report"]["figures"]["success@3"]["mean"] == 1
    assert job["report"]["search_only"]


def test_a_report_that_is_not_there_yet_and_one_that_never_will_be(client: TestClient) -> None:
    job_id = client.post(ADDRESS, json={"set": "disguises"}).json()["id"]
    early = client.get(f"{ADDRESS}/{job_id}?format=html")
    assert (early.status_code, early.json()["title"]) == (409, "There is no report yet")
    assert client.delete(f"{ADDRESS}/{job_id}").json()["status"] == "cancelled"
    assert ended(client, job_id)["status"] == "cancelled"
    assert client.get(f"{ADDRESS}/{job_id}?format=xml").status_code == 422
    assert client.get(f"{ADDRESS}/none").status_code == 404


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, "Either set or questions should be given"),
        ({"set": "article", "questions": ROWS}, "Either set or questions should be given"),
        ({"set": "secret"}, "Known are article, "),
        ({"set": "../sets/secret"}, "Known are article, "),
        ({"questions": []}, "at least 1 item"),
        ({"questions": [ROWS[0]] * 2_001}, "at most 2000 items"),
        ({"questions": [{"question": "secret?"}]}, "questions, item 1: neither an answer nor a paragraph is given"),
        ({"questions": ROWS, "documents": [{"text": "secret"}]}, "documents, item 1: document_id: Field required"),
        ({"questions": [ROWS[0] | {"paragraphs": ["secret#p9"]}]} | {"documents": OWN["documents"]}, "question 1: no"),
        ({"set": "article", "perturb": ["hamza", "secret"]}, '"field":"perturb","message":"Known are harakat, '),
    ],
)
def test_a_wrong_set_is_refused_without_an_echo(client: TestClient, body: dict[str, Any], expected: str) -> None:
    reply = client.post(ADDRESS, json=body)
    assert reply.status_code == 422
    assert expected in reply.text
    assert "secret" not in reply.text


@pytest.mark.parametrize("name", ["asked_d", "overview", "fresh"])
def test_a_shipped_set_goes_by_its_name(client: TestClient, name: str) -> None:
    begun = client.post(ADDRESS, json={"set": name, "limit": 1})
    assert begun.status_code == 202
    assert client.delete(f"{ADDRESS}/{begun.json()['id']}").status_code == 200


@pytest.mark.parametrize("asked", [{"questions": ROWS}, {"set": "overview"}])
def test_an_unknown_collection_is_refused_before_a_job_begins(client: TestClient, asked: dict[str, Any]) -> None:
    refused = client.post(ADDRESS, json=asked | {"collections": ["none"]})
    assert (refused.status_code, refused.json()["type"]) == (404, "urn:iqtibas:problem:unknown-collection")
