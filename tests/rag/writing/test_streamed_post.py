"""A POST whose streamed reply can be abandoned at any moment."""

import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from rag.wait import Abandoned, Wait
from rag.writing.streamed_post import StreamingClient
from tests.rag.writing.upstream import Reply, Script, upstream

PATIENCE_S = 5.0
"""Far more than anything below takes."""


def posted(url: str, wait: Wait) -> tuple[int, str]:
    """Return the status and the whole text of a reply."""
    client = StreamingClient(url, {"X-Key": "k"})
    try:
        with client.post("path", {"n": 1}, wait) as reply:
            return reply.status, "".join(reply.chunks)
    finally:
        client.close()


def endless(closed: threading.Event) -> Iterator[bytes]:
    """Send a piece every few milliseconds, and note when nobody reads any more."""
    try:
        while True:
            yield b"piece " * 1000
            time.sleep(0.005)
    finally:
        closed.set()


def silent() -> Iterator[bytes]:
    time.sleep(PATIENCE_S / 5)
    yield b"too late"


def test_a_reply_comes_whole_whatever_its_status() -> None:
    with upstream(lambda _: Reply([b"one ", "نفط".encode()], status=418)) as (url, seen):
        assert posted(url, Wait.of(PATIENCE_S)) == (418, "one نفط")
    (request,) = seen
    assert (request["path"], request["body"], request["headers"]["X-Key"]) == ("/v1/path", {"n": 1}, "k")


def test_many_threads_share_one_client() -> None:
    with upstream(lambda body: Reply([str(body["n"]).encode()])) as (url, _):
        client = StreamingClient(url, {})
        found: list[str] = []

        def ask(number: int) -> None:
            with client.post("path", {"n": number}, Wait.of(PATIENCE_S)) as reply:
                found.append("".join(reply.chunks))

        threads = [threading.Thread(target=ask, args=[number]) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        client.close()
    assert sorted(found) == sorted(map(str, range(8)))


@pytest.mark.parametrize("script", [lambda _: Reply(silent()), lambda _: Reply(endless(threading.Event()))])
def test_a_reply_ends_with_the_wait(script: Script) -> None:
    begun = time.monotonic()
    with upstream(script) as (url, _), pytest.raises(TimeoutError):
        posted(url, Wait.of(0.1))
    assert time.monotonic() - begun < PATIENCE_S


def test_an_abandoned_reply_is_given_up_and_its_connection_closed() -> None:
    closed, is_abandoned = threading.Event(), threading.Event()
    with upstream(lambda _: Reply(endless(closed))) as (url, _):
        client = StreamingClient(url, {})
        with client.post("path", {}, Wait.of(PATIENCE_S, is_abandoned.is_set)) as reply:
            assert next(reply.chunks)
            is_abandoned.set()
            with pytest.raises(Abandoned):
                list(reply.chunks)
        assert closed.wait(PATIENCE_S)
        client.close()


def test_what_is_not_read_is_closed() -> None:
    closed = threading.Event()
    with upstream(lambda _: Reply(endless(closed))) as (url, _):
        client = StreamingClient(url, {})
        with client.post("path", {}, Wait.of(PATIENCE_S)) as reply:
            assert reply.status == 200
        assert closed.wait(PATIENCE_S)
        client.close()


def test_a_server_that_is_away_is_an_error_of_httpx() -> None:
    with upstream(lambda _: Reply()) as (url, _):
        pass
    with pytest.raises(httpx.HTTPError):
        posted(url, Wait.of(PATIENCE_S))


def test_a_client_that_was_never_used_closes_without_a_thread() -> None:
    before = set(threading.enumerate())
    StreamingClient("http://127.0.0.1:9", {}).close()
    assert set(threading.enumerate()) <= before
