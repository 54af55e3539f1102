"""The log: a line of JSON a request, and nothing of what people ask."""

import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.access.keys import create_key
from api.app import WebSettings, create_app
from api.log_format import JsonLines
from rag.answerer import Answerer
from tests.api.serving import BrokenAnswerer, client_of


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.INFO, "iqtibas"):
        yield caplog


def lines_of(log: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    formatter = JsonLines()
    return [json.loads(formatter.format(record)) for record in log.records if record.name.startswith("iqtibas")]


def test_a_line_says_what_and_how_long_but_not_what_about(client: TestClient, log: pytest.LogCaptureFixture) -> None:
    response = client.get("/v1/documents/secret/passages/7?collection=secret")
    client.post("/v1/ask", json={"question": "secret?"})
    client.head("/healthz")
    client.get("/secret")
    lines = lines_of(log)
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("GET", "/v1/documents/{document_id}/passages/{number}", 404),
        ("POST", "/v1/ask", 200),
        ("HEAD", "/healthz", 200),
        ("GET", None, 404),
    ]
    assert lines[0]["request_id"] == response.headers["x-request-id"]
    assert all(line["ms"] >= 0 and line["time"] and line["level"] == "info" for line in lines)
    assert "secret" not in log.text


def test_questions_are_logged_only_when_asked_for_and_harmlessly(
    answerer: Answerer, log: pytest.LogCaptureFixture
) -> None:
    client = client_of(create_app(answerer, WebSettings(log_questions=True)))
    asked = "ما\u202e هذا؟\x1b[2J\n{}"
    messages = [{"role": "user", "content": asked}]
    client.post("/v1/ask", json={"question": asked})
    client.post("/v1/search", json={"query": asked})
    client.post("/v1/chat/completions", json={"messages": messages})
    lines = lines_of(log)
    assert [line["question"] for line in lines] == [asked] * 3
    printed = [JsonLines().format(record) for record in log.records if record.name.startswith("iqtibas")]
    assert all(line.isascii() and line.isprintable() for line in printed)


def test_an_unexpected_error_is_a_problem_and_a_traceback(answerer: Answerer, log: pytest.LogCaptureFixture) -> None:
    response = client_of(create_app(BrokenAnswerer(answerer.library))).post("/v1/ask", json={"question": "secret"})
    assert (response.status_code, response.json()["type"]) == (500, "urn:iqtibas:problem:internal-error")
    assert "secret" not in response.text
    error, request = lines_of(log)
    assert error["request_id"] == request["request_id"] == response.headers["x-request-id"]
    assert "ZeroDivisionError" in error["traceback"]


@pytest.mark.parametrize("text", ["a\nb\r\x1b[31m\x00\x7f\x85", "\u202eabc\u2066\u200f\u061c\u2028", "نص"])
def test_no_line_holds_a_control_or_bidi_character(text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError:
        record = logging.LogRecord("iqtibas.api", logging.ERROR, "", 0, "%s", (text,), sys.exc_info())
    line = JsonLines().format(record)
    assert line.isascii() and line.isprintable()
    assert json.loads(line)["message"] == text


def test_a_line_names_the_key_but_not_its_secret(answerer: Answerer, log: pytest.LogCaptureFixture) -> None:
    """The last test of this file: from here on the library has a key."""
    key = create_key(answerer.library.database)
    client_of(create_app(answerer)).get("/v1/documents", headers={"authorization": f"Bearer {key}"})
    (line,) = lines_of(log)
    assert line["key"] == key.split("_")[1]
    assert key[13:] not in log.text
