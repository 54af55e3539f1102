import threading
import time
from collections.abc import Iterator

import pytest

from corpus.errors import GeneratorUnavailable
from rag.wait import Abandoned, Wait
from rag.writing import openai_writer
from rag.writing.circuit import FAILURES_TO_OPEN
from rag.writing.openai_writer import LONGEST_LINE_CHARACTERS, MOST_TRIES, OpenAIWriter
from rag.writing.writer import Message
from tests.rag.writing.upstream import Reply, Script, event, said, upstream

MESSAGES = (Message("system", "Answer."), Message("user", "متى؟"))
KEY = "sk-secret"
# Long for a test, short for a person who waits: nothing below needs a tenth of it.
PATIENCE_S = 5.0
LEAVING_S = 1.0
"""Within which the work for an asker ends who has left."""


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_writer, "FIRST_PAUSE_S", 0.001)


def written(script: Script, *, seconds: float = PATIENCE_S) -> str:
    with upstream(script) as (url, _):
        return "".join(OpenAIWriter("m", url, KEY, max_tokens=50).write(MESSAGES, Wait.of(seconds)))


def test_the_reply_is_streamed_and_the_key_is_sent_in_the_header() -> None:
    with upstream(lambda _: said("Oil ", "fell.")) as (url, seen):
        writer = OpenAIWriter("m", url, KEY, max_tokens=50)
        assert list(writer.write(MESSAGES, Wait.of(PATIENCE_S))) == ["Oil ", "fell."]
    (request,) = seen
    assert request["path"] == "/v1/chat/completions"
    assert request["headers"]["Authorization"] == f"Bearer {KEY}"
    assert request["body"]["messages"][1] == {"role": "user", "content": "متى؟"}
    assert request["body"]["max_tokens"] == 50


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    replies = iter([Reply(status=status), Reply(status=status), said("At last.")])
    assert written(lambda _: next(replies)) == "At last."


def test_a_server_that_stays_busy_is_given_up_without_naming_the_key() -> None:
    with (
        upstream(lambda _: Reply(status=503)) as (url, seen),
        pytest.raises(GeneratorUnavailable, match="answered 503") as raised,
    ):
        list(OpenAIWriter("m", url, KEY, max_tokens=50).write(MESSAGES, Wait.of(PATIENCE_S)))
    assert len(seen) == MOST_TRIES
    assert KEY not in f"{raised.value} {raised.value.hint}"


def _dripping() -> Iterator[bytes]:
    while True:
        yield event("a ")
        time.sleep(0.02)


def _silent() -> Iterator[bytes]:
    yield event("One.")
    time.sleep(0.6)


MISBEHAVIOUR = {
    "a refusal for good": (Reply(status=401), "answered 401"),
    "a wrong type": (Reply([b"<html>"], headers={"Content-Type": "text/html"}), "something else than a stream"),
    "broken JSON": (Reply([b"data: {oops\n\n"]), "an event that is not one"),
    "a number for an event": (Reply([b"data: 5\n\n"]), "an event that is not one"),
    "deep nesting": (Reply([b"data: " + b"[" * 50_000 + b"\n\n"]), "an event that is not one"),
    "an error within the stream": (Reply([b'data: {"error": {"message": "no"}}\n\n']), "reported an error"),
    "a cut stream": (said("Oil", done=False), "broke off"),
    "no stream at all": (Reply(), "broke off"),
    "a line without end": (Reply([b"data: " + b"x" * (2 * LONGEST_LINE_CHARACTERS)]), "a line without end"),
    "a redirection": (Reply(status=302, headers={"Location": "http://127.0.0.1:9/"}), "answered 302"),
}


@pytest.mark.parametrize(("reply", "complaint"), MISBEHAVIOUR.values(), ids=MISBEHAVIOUR)
def test_a_server_that_misbehaves_is_an_error(reply: Reply, complaint: str) -> None:
    with pytest.raises(GeneratorUnavailable, match=complaint):
        written(lambda _: reply)


@pytest.mark.parametrize("body", [_dripping, _silent], ids=["endless", "silent"])
def test_nobody_waits_beyond_the_deadline(body: object) -> None:
    started = time.monotonic()
    with pytest.raises(GeneratorUnavailable):
        written(lambda _: Reply(body()), seconds=0.2)  # type: ignore[operator]
    assert time.monotonic() - started < PATIENCE_S


def test_a_reply_ends_with_the_reason_why_it_did_too() -> None:
    stopped = b'data: {"choices": [{"delta": {}, "finish_reason": "stop"}]}\n\n'
    assert written(lambda _: Reply([event("Oil fell."), stopped])) == "Oil fell."


def test_a_server_that_is_away_is_left_alone_after_some_failures() -> None:
    with upstream(lambda _: said("")) as (url, _):
        pass  # its port is closed now
    writer = OpenAIWriter("m", url, max_tokens=50)
    for _ in range(FAILURES_TO_OPEN):
        with pytest.raises(GeneratorUnavailable, match="cannot be reached"):
            list(writer.write(MESSAGES, Wait.of(PATIENCE_S)))
    with pytest.raises(GeneratorUnavailable, match="left alone"):
        list(writer.write(MESSAGES, Wait.of(PATIENCE_S)))


@pytest.mark.parametrize("is_begun", [True, False], ids=["in the middle", "before the first byte"])
def test_a_reply_that_nobody_waits_for_is_given_up_and_its_connection_closed(is_begun: bool) -> None:
    """No failure of the server: it is asked again the next time."""
    is_cut, may_answer = threading.Event(), threading.Event()

    def endless() -> Iterator[bytes]:
        if not is_begun:
            may_answer.wait(PATIENCE_S)
        try:
            while True:
                yield event("a ")
                time.sleep(0.02)
        finally:
            is_cut.set()

    with upstream(lambda _: Reply(endless())) as (url, seen):
        writer = OpenAIWriter("m", url, max_tokens=50)
        for _ in range(FAILURES_TO_OPEN + 1):
            is_cut.clear()
            left = threading.Event()
            reply = writer.write(MESSAGES, Wait.of(PATIENCE_S, left.is_set))
            if is_begun:
                assert next(reply) == "a "
                left.set()
            else:
                threading.Timer(LEAVING_S / 10, left.set).start()
            started = time.monotonic()
            with pytest.raises(Abandoned):
                list(reply)
            assert time.monotonic() - started < LEAVING_S
            may_answer.set()
            assert is_cut.wait(PATIENCE_S)
        writer.close()
    assert len(seen) == FAILURES_TO_OPEN + 1
