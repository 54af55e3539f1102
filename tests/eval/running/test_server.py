"""A real server on loopback, asked through its own API and through that of OpenAI, gives the figures of the library."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from corpus.errors import TargetUnavailable
from eval import Options, load, run
from eval.reading.load import load_given
from eval.running.http_client import RequestFailed, call, open_client
from eval.running.openai_chat import OpenAIEndpoint, is_refusal
from eval.running.server import Server
from tests.api.serving import open_answerer, running
from tests.eval.small_set import write_set

ARTICLE: list[dict[str, Any]] = [
    {"question": "من هو رئيس أوزبكستان؟", "answers": ["شوكت ميرزاييف"], "paragraphs": ["central-asia-gulf#p5"]},
    {"question": "Who won the chess match on the moon?", "answerable": False},
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with open_answerer(tmp_path_factory.mktemp("library")) as answerer, running(create_app(answerer)) as port:
        yield f"http://127.0.0.1:{port}"


def client(answer: httpx.Response | Exception) -> httpx.Client:
    """Return a client of a server that always answers, or fails, alike."""

    def handle(request: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return httpx.Client(transport=httpx.MockTransport(handle), base_url="http://server")


def test_documents_of_a_set_are_there_while_it_is_asked_and_gone_afterwards(url: str, tmp_path: Path) -> None:
    report = run(load(write_set(tmp_path)), Options(Server(url, concurrency=2)))
    assert (report.target.kind, report.complete) == ("server", True)
    assert report.figures["success@3"].mean == report.figures["verbatim"].mean == 1
    assert report.figures["failed"].mean == 0
    names = [each["name"] for each in httpx.get(f"{url}/v1/collections").json()["collections"]]
    assert names == ["default"]


def test_a_set_without_documents_asks_what_is_there(url: str) -> None:
    report = run(load_given(ARTICLE), Options(Server(url)))
    assert report.figures["cited"].mean == report.figures["refused"].mean == 1
    searched = run(load_given(ARTICLE), Options(Server(url), search_only=True))
    assert searched.figures["success@3"].mean == 1


def test_an_openai_endpoint_is_asked_by_the_same_ruler(url: str) -> None:
    report = run(load_given(ARTICLE), Options(OpenAIEndpoint(f"{url}/v1", "iqtibas")))
    answered, refused = report.results
    assert answered.reply.answered
    assert answered.values["cited"] == answered.values["language"] == 1
    assert refused.reply.abstained
    assert "ece" not in report.figures


def test_a_collection_that_is_not_there_ends_the_run(url: str) -> None:
    with pytest.raises(TargetUnavailable, match="the server answered 404"):
        run(load_given(ARTICLE), Options(Server(url), collections=("none",)))


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_every_question_would_meet_ends_the_run(status: int) -> None:
    with pytest.raises(TargetUnavailable, match=str(status)):
        call(client(httpx.Response(status)), "POST", "/v1/ask", {})
    with pytest.raises(TargetUnavailable, match="cannot be reached"):
        call(client(httpx.ConnectError("refused")), "POST", "/v1/ask", {})


@pytest.mark.parametrize(
    "answer", [httpx.Response(500), httpx.Response(422), httpx.Response(200, text="<html>"), httpx.ReadTimeout("slow")]
)
def test_what_one_question_meets_is_its_own_failure(answer: httpx.Response | Exception) -> None:
    with pytest.raises(RequestFailed):
        call(client(answer), "POST", "/v1/ask", {})


def test_a_busy_server_is_asked_again_when_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200, json={"ok": 1})])
    waited: list[float] = []
    monkeypatch.setattr("eval.running.http_client.time.sleep", waited.append)
    server = httpx.Client(transport=httpx.MockTransport(lambda _: next(answers)), base_url="http://server")
    assert call(server, "GET", "/") == {"ok": 1}
    assert waited == [7]


def test_the_key_is_sent_and_a_wrong_address_is_refused() -> None:
    with open_client("http://server/v1/", "secret") as opened:
        assert opened.headers["Authorization"] == "Bearer secret"
    with pytest.raises(TargetUnavailable, match="no web address"):
        open_client("server:8000")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("I could not find that in the documents.", True),
        ("The text does not mention a price.", True),
        ("لا تذكر الوثائق سعر التذكرة.", True),
        ("لم أجد في النص ما يجيب عن ذلك.", True),
        ("", True),
        ("It opened in 1931.", False),
        ("افتُتح المتحف عام 1931.", False),
        ("No, children may not climb the stairs.", False),
        ("لا، لا تُنقل الحيوانات الحية.", False),
    ],
)
def test_a_refusal_is_known_by_its_opening(text: str, refused: bool) -> None:
    assert is_refusal(text) is refused
