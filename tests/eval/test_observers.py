from pathlib import Path

from eval import Options, load, run
from eval.observers import Observer, ProgressObserver
from eval.reading.questions import Question
from eval.run_state import RunState
from eval.running.reply import Reply
from rag.settings import Settings
from tests.eval.small_set import write_set


class Knowing(Observer):
    """Knows the reply to the first question, and notes what is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def start(self, state: RunState) -> None:
        state.replies[state.questions[0].id] = Reply("abstained", answer="known")

    def replied(self, state: RunState, question: Question, reply: Reply) -> None:
        assert state.replies[question.id] is reply
        self.asked.append(question.id)


def test_a_known_reply_is_not_asked_for_and_every_other_is_told(tmp_path: Path) -> None:
    knowing, counts = Knowing(), []
    settings = Settings(home=tmp_path / "home", encoder="bundled-fast")
    report = run(
        load(write_set(tmp_path)),
        Options(settings=settings),
        knowing,
        ProgressObserver(lambda done, questions: counts.append((done, questions))),
    )
    assert knowing.asked == ["بني", "clock", "open"]
    assert counts == [(2, 4), (3, 4), (4, 4)]
    assert report.results[0].reply.answer == "known"
