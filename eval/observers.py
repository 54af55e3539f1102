"""Who follows a run while it is under way: a progress bar, the folder that keeps its answers."""

from collections.abc import Callable

from eval.reading.questions import Question
from eval.running.reply import Reply
from eval.under_way import RunUnderWay


class Observer:
    """Is called at the beginning of a run and after each reply; this one does nothing."""

    def start(self, under_way: RunUnderWay) -> None:
        """Called before the first question; may fill in replies that are known, which are then not asked."""

    def replied(self, under_way: RunUnderWay, question: Question, reply: Reply) -> None:
        """Called with each new reply, which `under_way` has already."""


class ProgressObserver(Observer):
    """Calls a function with how many questions are answered, and how many there are."""

    def __init__(self, advance: Callable[[int, int], object]) -> None:
        self._advance = advance

    def replied(self, under_way: RunUnderWay, question: Question, reply: Reply) -> None:
        self._advance(len(under_way.replies), len(under_way.questions))
