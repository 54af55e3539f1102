"""Many clients at once, over a real server, while documents come and go."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from api import service
from api.app import create_app
from rag.answerer import Answerer
from rag.events import AnswerEvent
from rag.inquiry import Inquiry
from tests.api.serving import ARTICLE, BASE_URL, open_answerer, running

QUESTION = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"
ROUNDS = 15


def ask(client: httpx.Client, number: int) -> int:
    response = client.post("/v1/ask", json={"question": QUESTION, "stream": number % 3 == 0})
    if response.is_success and number % 3:
        answer = response.json()
        assert answer["citations"][0]["document_id"] == ARTICLE
    return response.status_code


def search(client: httpx.Client, number: int) -> int:
    response = client.post("/v1/search", json={"query": f"كتاب {number}"})
    for hit in response.json()["hits"]:
        assert hit["text"]
    return response.status_code


def come_and_go(client: httpx.Client, number: int) -> int:
    body = {"document_id": f"d{number % 4}", "text": f"باع التاجر {number} كتابًا في السوق.\nثم انصرف."}
    statuses = {client.post("/v1/documents", json=body).status_code}
    statuses.add(client.delete(f"/v1/documents/d{number % 4}").status_code)
    statuses.add(client.get("/v1/documents").status_code)
    return max(statuses)


def test_questions_while_documents_come_and_go(tmp_path: Path) -> None:
    def repeat(work: Callable[[httpx.Client, int], int], worker: int) -> list[int]:
        with httpx.Client(base_url=f"{BASE_URL}:{port}", timeout=60) as client:
            return [work(client, worker + round_) for round_ in range(ROUNDS)]

    jobs = [(work, worker) for worker in range(3) for work in (ask, search, come_and_go)]
    with open_answerer(tmp_path) as answerer, running(create_app(answerer)) as port, ThreadPoolExecutor(9) as pool:
        statuses = Counter(status for each in pool.map(repeat, *zip(*jobs, strict=True)) for status in each)
    # 404: two workers share their documents, and one deleted the other's.
    assert set(statuses) <= {200, 201, 204, 404}
    assert statuses[200] >= 2 * 3 * ROUNDS


def test_a_queue_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MAX_WAITING", 0)
    with open_answerer(tmp_path) as answerer, running(create_app(answerer)) as port:
        busy = httpx.post(f"{BASE_URL}:{port}/v1/ask", json={"question": QUESTION})
        assert (busy.status_code, busy.headers["retry-after"]) == (503, "1")
        assert httpx.get(f"{BASE_URL}:{port}/healthz").status_code == 200


def test_answers_that_wait_for_models_wait_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = threading.Barrier(2, timeout=30)
    with open_answerer(tmp_path) as answerer:
        found = list(answerer.events(Inquiry(QUESTION)))

        def events(_: Inquiry) -> Iterator[AnswerEvent]:
            both.wait()
            yield from found

        monkeypatch.setattr(Answerer, "has_models", True)
        monkeypatch.setattr(answerer, "events", events)
        with running(create_app(answerer)) as port, ThreadPoolExecutor(2) as pool:
            url = f"{BASE_URL}:{port}/v1/ask"
            replies = pool.map(lambda _: httpx.post(url, json={"question": QUESTION}, timeout=60), range(2))
            assert [each.status_code for each in replies] == [200, 200]
