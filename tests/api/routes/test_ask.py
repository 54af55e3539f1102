"""Questions over HTTP: whole answers, streams, and everything that can be asked for."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.wire.json_bytes import dump
from corpus.errors import StorageBusy
from rag.answerer import Answerer
from rag.events import AnswerEvent, StageStarted
from rag.inquiry import Inquiry
from tests.api.serving import ARTICLE, client_of

ARABIC = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"
ENGLISH = "When was the counter-terrorism conference held in Kuwait?"
LEAVING_S = 1.0
"""Within which the work for a client ends that has left."""
HIT_FIELDS = [
    *("rank", "passage_id", "collection", "document_id", "paragraph", "title", "language", "text", "score", "scores")
]


def events_of(text: str) -> list[tuple[str, Any]]:
    """Return (name, data) of the server-sent events in a text."""
    events = []
    for block in text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events


@pytest.mark.parametrize(("question", "language"), [(ARABIC, "ar"), (ENGLISH, "en")])
def test_an_answer_cites_the_exact_words(client: TestClient, question: str, language: str) -> None:
    answer = client.post("/v1/ask", json={"question": question}).json()
    assert (answer["status"], answer["language"], answer["question"]) == ("answered", language, question)
    for citation in answer["citations"]:
        passage = client.get(citation["url"]).json()
        assert passage["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert passage["passage_id"] == citation["passage_id"]
        assert passage["passage_sha256"] == citation["passage_sha256"]
        assert f"[{citation['marker']}]" in answer["answer"]
    assert answer["citations"]
    assert list(answer["hits"][0]) == HIT_FIELDS


def test_the_body_is_the_one_of_the_command_line(client: TestClient, answerer: Answerer) -> None:
    over_http = client.post("/v1/ask", json={"question": ARABIC}).json()
    in_process = json.loads(dump(answerer.ask(ARABIC)))
    assert list(over_http) == list(in_process)
    for name in ("answer", "confidence", "citations", "hits", "encoder"):
        assert over_http[name] == in_process[name]


def test_the_language_of_the_answer_can_be_asked_for(client: TestClient) -> None:
    assert client.post("/v1/ask", json={"question": ARABIC, "language": "en"}).json()["language"] == "en"


@pytest.mark.parametrize("question", ["", " \n\u200f", "مرحبا", "Hello!"])
def test_no_question_is_no_error(client: TestClient, question: str) -> None:
    response = client.post("/v1/ask", json={"question": question})
    assert response.status_code == 200
    assert (response.json()["status"], response.json()["abstain_reason"]) == ("abstained", "not_a_question")
    assert response.json()["citations"] == []


def test_top_k_is_how_many_hits_are_shown(client: TestClient) -> None:
    for top_k in (1, 3):
        assert len(client.post("/v1/ask", json={"question": ARABIC, "top_k": top_k}).json()["hits"]) == top_k


def test_the_history_serves_to_understand_the_question(client: TestClient) -> None:
    history = [{"role": "user", "content": ARABIC}, {"role": "assistant", "content": "في عام 1066 [7]"}]
    answer = client.post("/v1/ask", json={"question": "وأين؟", "history": history}).json()
    assert "الكويت" in answer["standalone_question"]
    assert "1066" not in answer["standalone_question"]


def test_filters_come_before_ranking(client: TestClient) -> None:
    document = {
        "document_id": "dated",
        "text": "عُقد مؤتمر آخر في الكويت.",
        "published": "20240102",
        "metadata": {"n": 1},
    }
    assert client.post("/v1/documents", json={**document, "collection": "filtered"}).status_code == 201
    asked = {"query": "مؤتمر الكويت", "collections": ["default", "filtered"]}
    for filters, found in [
        ({"document_ids": ["dated"]}, {"dated"}),
        ({"published_from": "2024-01-02", "published_to": "2024-01-02"}, {"dated"}),
        ({"metadata": {"n": 1}}, {"dated"}),
        ({"metadata": {"n": True}}, set()),
        ({"languages": ["en"]}, set()),
        (None, {"dated", ARTICLE}),
    ]:
        hits = client.post("/v1/search", json={**asked, "filters": filters}).json()["hits"]
        assert {hit["document_id"] for hit in hits} == found


def test_search_ranks_passages(client: TestClient) -> None:
    result = client.post("/v1/search", json={"query": ENGLISH}).json()
    assert list(result) == ["query", "language", "hits"]
    assert (result["query"], result["language"], len(result["hits"])) == (ENGLISH, "en", 10)
    assert [hit["rank"] for hit in result["hits"]] == list(range(1, 11))
    assert list(result["hits"][0]) == HIT_FIELDS


@pytest.mark.parametrize("route", [{"path": "/v1/ask", "question": ARABIC}, {"path": "/v1/search", "query": ARABIC}])
def test_an_unknown_collection(client: TestClient, route: dict[str, str]) -> None:
    path, *_ = route.values()
    body = {name: value for name, value in route.items() if name != "path"}
    assert client.post(path, json={**body, "collections": ["default", "none"]}).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"question": None}, "question"),
        ({"question": 5}, "question"),
        ({"question": "؟" * 4_001}, "question"),
        ({"language": "fr"}, "language"),
        ({"collections": []}, "collections"),
        ({"collections": "default"}, "collections"),
        ({"collections": ["default"] * 51}, "collections"),
        ({"top_k": 0}, "top_k"),
        ({"top_k": 51}, "top_k"),
        ({"top_k": "8"}, "top_k"),
        ({"top_k": True}, "top_k"),
        ({"top_k": 8.5}, "top_k"),
        ({"stream": "yes"}, "stream"),
        ({"history": [{"role": "tool", "content": "x"}]}, "history.0.role"),
        ({"history": [{"role": "user", "content": None}]}, "history.0.content"),
        ({"history": [{"role": "user", "content": [{"type": "image_url"}]}]}, "history.0.content"),
        ({"history": [{"role": "user", "content": "x"}] * 101}, "history"),
        ({"filters": {"published_from": "yesterday"}}, "filters.published_from"),
        ({"filters": {"published_from": "2024-01-02", "published_to": "20240101"}}, "filters.published_to"),
        ({"filters": {"languages": ["fr"]}}, "filters.languages.0"),
        ({"filters": {"metadata": {"secret": []}}}, "filters.metadata"),
        ({"filters": {"secret": 1}}, "filters"),
        ({"secret": 1}, "body"),
    ],
)
def test_a_wrong_field_is_named(client: TestClient, wrong: dict[str, Any], field: str) -> None:
    response = client.post("/v1/ask", json={"question": ARABIC, **wrong})
    assert response.status_code == 422
    assert {error["field"] for error in response.json()["errors"]} == {field}
    assert "secret" not in response.text


def test_a_misspelt_field_is_told_which_there_are(client: TestClient) -> None:
    (error,) = client.post("/v1/search", json={"query": "x", "topk": 3}).json()["errors"]
    assert error == {
        "field": "body",
        "message": "A field is unknown; known are query, collections, filters, top_k",
    }


def test_a_question_of_4000_characters_is_taken(client: TestClient) -> None:
    assert client.post("/v1/ask", json={"question": "؟" * 4_000}).status_code == 200


@pytest.mark.parametrize("question", [ARABIC, ENGLISH, "مرحبا", "من فاز بكأس العالم؟"])
def test_a_stream_tells_the_same_answer(client: TestClient, question: str) -> None:
    response = client.post("/v1/ask", json={"question": question, "stream": True})
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    events = events_of(response.text)
    received: dict[str, list[Any]] = {}
    for name, data in events:
        received.setdefault(name, []).append(data)
    (done,) = received["done"]
    assert events[0][0] == "status" and events[-1][0] == "done"
    assert "".join(delta["text"] for delta in received["delta"]) == done["answer"]
    assert received.get("citation", []) == done["citations"]
    assert received["hits"] == [{"hits": done["hits"]}]
    whole = client.post("/v1/ask", json={"question": question}).json()
    for name in ("answer", "citations", "hits", "status", "confidence"):
        assert done[name] == whole[name]


def test_a_stream_that_cannot_begin_is_a_plain_problem(client: TestClient) -> None:
    response = client.post("/v1/ask", json={"question": ARABIC, "stream": True, "collections": ["none"]})
    assert response.status_code == 404


class StoppedAnswerer(Answerer):
    """An answerer whose storage does not get free while it is held."""

    def __init__(self, answerer: Answerer) -> None:
        super().__init__(answerer.library)
        self.asked, self.free, self.given_up = threading.Event(), threading.Event(), threading.Event()

    def events(self, inquiry: Inquiry) -> Iterator[AnswerEvent]:
        yield StageStarted("retrieve")
        self.asked.set()
        while not (self.free.is_set() or self.given_up.is_set()):
            self.free.wait(0.01)
            if inquiry.is_abandoned():
                self.given_up.set()
        raise StorageBusy("another process is writing", hint="try again")


@pytest.fixture
def stopped(answerer: Answerer) -> Iterator[StoppedAnswerer]:
    stopped = StoppedAnswerer(answerer)
    yield stopped
    stopped.free.set()


def test_an_error_in_a_stream_is_its_last_event(stopped: StoppedAnswerer) -> None:
    stopped.free.set()
    client = client_of(create_app(stopped))
    (_, status), (name, problem) = events_of(client.post("/v1/ask", json={"question": "?", "stream": True}).text)
    assert status == {"stage": "retrieve"}
    assert (name, problem["status"], problem["title"]) == ("error", 503, "Another process is writing to the store")
    whole = client.post("/v1/ask", json={"question": "?"})
    assert (whole.status_code, whole.headers["retry-after"]) == (503, "1")


@pytest.mark.parametrize(
    ("path", "body", "sent_before"),
    [
        ("/v1/ask", {"question": "?", "stream": True}, ["http.response.start", "http.response.body"]),
        ("/v1/ask", {"question": "?"}, []),
        ("/v1/responses", {"input": "?"}, []),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": "?"}]}, []),
    ],
)
def test_a_client_that_leaves_ends_the_work_for_it(
    stopped: StoppedAnswerer, path: str, body: dict[str, Any], sent_before: list[str]
) -> None:
    """The app ends at once, and the thread that answers is told."""

    async def leave_when_asked() -> None:
        app = create_app(stopped)
        messages = [{"type": "http.request", "body": json.dumps(body).encode(), "more_body": False}]

        async def receive() -> Any:
            if messages:
                return messages.pop()
            while not stopped.asked.is_set():
                await anyio.sleep(0.01)
            left.append(anyio.current_time())
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message["type"])

        with anyio.fail_after(10), suppress(Exception):
            await app(scope, receive, send)
            sent.append("ended")
        assert anyio.current_time() - left[0] < LEAVING_S

    left: list[float] = []
    sent: list[str] = []
    headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    scope: dict[str, Any] = {
        **{"type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "POST"},
        **{"path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "scheme": "http"},
        **{"headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2)},
    }
    anyio.run(leave_when_asked)
    assert sent == [*sent_before, "ended"]
    assert stopped.given_up.wait(LEAVING_S) and not stopped.free.is_set()
