"""Observers of a run: the base class, and one for progress bars. The one that saves answers is in `eval.recorded`."""

from collections.abc import Callable

from eval.reading.questions import Question
from eval.run_state import RunState
from eval.running.reply import Reply


class Observer:
    """Is notified at the start of a run and after each reply; this base class does nothing."""

    def start(self, state: RunState) -> None:
        """Called before the first question. May add known replies to the state; their questions are not asked."""

    def replied(self, state: RunState, question: Question, reply: Reply) -> None:
        """Called after each reply, which is already in the state."""


class ProgressObserver(Observer):
    """Calls `advance(replies so far, number of questions)` after each reply."""

    def __init__(self, advance: Callable[[int, int], object]) -> None:
        self._advance = advance

    def replied(self, state: RunState, question: Question, reply: Reply) -> None:
        self._advance(len(state.replies), len(state.questions))
