"""Observers of a run: a progress bar, the folder that records its answers."""

from collections.abc import Callable

from eval.reading.questions import Question
from eval.run_state import RunState
from eval.running.reply import Reply


class Observer:
    """Is notified at the beginning of a run and after each reply; this one does nothing."""

    def start(self, state: RunState) -> None:
        """Called before the first question; may add known replies, whose questions are then not asked."""

    def replied(self, state: RunState, question: Question, reply: Reply) -> None:
        """Called after each reply, which `state` has already."""


class ProgressObserver(Observer):
    """Calls a function with how many questions are answered, and how many there are."""

    def __init__(self, advance: Callable[[int, int], object]) -> None:
        self._advance = advance

    def replied(self, state: RunState, question: Question, reply: Reply) -> None:
        self._advance(len(state.replies), len(state.questions))
