import threading
from dataclasses import dataclass, field

import pytest

from corpus.errors import TargetUnavailable
from eval.reading.questions import Question
from eval.running.asking import ask_all
from eval.running.reply import Reply
from eval.running.target import TargetDescription

QUESTIONS = [Question(str(number), "en", f"Question {number}?", answerable=False) for number in range(20)]


@dataclass
class Echo:
    """Answers with the question; `stops_at` ends it with an error."""

    concurrency: int = 1
    stops_at: str = ""
    error: BaseException = field(default_factory=KeyboardInterrupt)
    most: int = 0
    _busy: int = 0
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _met: threading.Event = field(default_factory=threading.Event)

    def ask(self, question: Question) -> Reply:
        with self._guard:
            self._busy += 1
            self.most = max(self.most, self._busy)
        if self._busy == self.concurrency:
            self._met.set()
        self._met.wait(0.2)
        with self._guard:
            self._busy -= 1
        if question.id == self.stops_at:
            raise self.error
        return Reply("answered", question.question)

    def search(self, question: Question) -> Reply:
        return Reply("searched")

    def describe(self) -> TargetDescription:
        return TargetDescription("echo", "echo")


def asked(target: Echo, *, search_only: bool = False) -> tuple[bool, dict[str, Reply]]:
    replies: dict[str, Reply] = {}
    ended = ask_all(QUESTIONS, target, lambda q, reply: replies.update({q.id: reply}), search_only=search_only)
    return ended, replies


@pytest.mark.parametrize("concurrency", [1, 4])
def test_every_question_gets_its_own_reply(concurrency: int) -> None:
    target = Echo(concurrency)
    ended, replies = asked(target)
    assert ended
    assert {key: reply.answer for key, reply in replies.items()} == {each.id: each.question for each in QUESTIONS}
    assert target.most == concurrency


def test_a_search_answers_nothing() -> None:
    assert {reply.status for reply in asked(Echo(), search_only=True)[1].values()} == {"searched"}


@pytest.mark.parametrize("concurrency", [1, 4])
def test_an_interruption_keeps_what_was_answered(concurrency: int) -> None:
    ended, replies = asked(Echo(concurrency, stops_at="10"))
    assert not ended
    assert 10 - concurrency <= len(replies) < 20
    assert "10" not in replies


@pytest.mark.parametrize("concurrency", [1, 4])
def test_a_target_that_is_gone_ends_the_run(concurrency: int) -> None:
    with pytest.raises(TargetUnavailable):
        asked(Echo(concurrency, stops_at="3", error=TargetUnavailable("gone")))
