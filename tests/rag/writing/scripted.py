"""A writer that says what a test tells it: the real interface, no model."""

from collections.abc import Generator, Sequence

from corpus.errors import GeneratorUnavailable
from rag.wait import Wait
from rag.writing.writer import Message


class ScriptedWriter:
    """Says its pieces, and then fails if it is to. Keeps what it was asked, and how many pieces were taken."""

    name = "scripted"

    def __init__(self, *pieces: str, fails: bool = False) -> None:
        self.pieces = pieces
        self.fails = fails
        self.asked: list[Sequence[Message]] = []
        self.taken = 0

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def close(self) -> None:
        """Hold nothing."""

    def write(self, messages: Sequence[Message], wait: Wait) -> Generator[str, None, None]:
        self.asked.append(messages)
        for piece in self.pieces:
            self.taken += 1
            yield piece
        if self.fails:
            raise GeneratorUnavailable("scripted broke off", hint="None.")
