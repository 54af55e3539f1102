"""A server that is told to stop lets streams end, and is gone within its grace."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from api.addresses import LOOPBACK
from api.app import create_app
from api.server import GRACE_S
from rag.answerer import Answerer
from rag.events import AnswerEvent
from rag.inquiry import Inquiry
from tests.api.serving import open_answerer, running

THINKS_S = 0.7


class SlowAnswerer(Answerer):
    """An answerer that says when it begins, and takes its time."""

    def __init__(self, answerer: Answerer, thinks_s: float) -> None:
        super().__init__(answerer.library)
        self.begun, self._thinks_s = threading.Event(), thinks_s

    def events(self, inquiry: Inquiry) -> Iterator[AnswerEvent]:
        self.begun.set()
        time.sleep(self._thinks_s)
        yield from super().events(inquiry)


def test_a_stream_that_has_begun_is_finished(tmp_path: Path) -> None:
    received: list[str] = []
    with open_answerer(tmp_path) as answerer:
        slow = SlowAnswerer(answerer, THINKS_S)

        def read(port: int) -> None:
            asked = {"question": "من هو رئيس أوزبكستان؟", "stream": True}
            received.append(httpx.post(f"http://{LOOPBACK}:{port}/v1/ask", json=asked, timeout=GRACE_S).text)

        with running(create_app(slow)) as port, httpx.Client() as idle:
            # A connection that is only kept open holds nothing up.
            assert idle.get(f"http://{LOOPBACK}:{port}/healthz").status_code == 200
            reader = threading.Thread(target=read, args=(port,))
            reader.start()
            assert slow.begun.wait(GRACE_S)
            stopped = time.monotonic()
        assert time.monotonic() - stopped < GRACE_S
        reader.join()
    assert received[0].rstrip().split("\n\n")[-1].startswith("event: done")
