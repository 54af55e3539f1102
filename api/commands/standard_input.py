"""Standard input, read up to a limit: an endless input is an error and does not fill the memory."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from corpus.errors import InvalidQuestion, IqtibasError

STANDARD_INPUT = "-"
"""The argument that stands for standard input."""


@dataclass(frozen=True, slots=True)
class InputLimit:
    """The most bytes that a command reads, and the error for more: its class, and a hint on what to do instead."""

    most_bytes: int
    error: type[IqtibasError]
    hint: str

    def read(self, stream: BinaryIO, called: str) -> bytes:
        """Return the rest of a stream. Raises `error`, whose message begins with `called`, if it is over the limit."""
        data = stream.read(self.most_bytes + 1)
        if len(data) > self.most_bytes:
            raise self._exceeded(called)
        return data

    def read_standard_input(self) -> bytes:
        """Return all of standard input. Raises `error` if it is over the limit."""
        return self.read(sys.stdin.buffer, "standard input")

    def lines_of_standard_input(self) -> Iterator[bytes]:
        """Yield the lines of standard input as they arrive. Raises `error` for a line over the limit."""
        while line := sys.stdin.buffer.readline(self.most_bytes + 1):
            if len(line) > self.most_bytes:
                raise self._exceeded("a line on standard input")
            yield line

    def _exceeded(self, called: str) -> IqtibasError:
        return self.error(f"{called} is over {_size(self.most_bytes)}", hint=self.hint)


QUESTION_LIMIT = InputLimit(100_000, InvalidQuestion, "ask in a few sentences")
"""Far above the longest question that is accepted, with the blanks around it."""


def _size(size_bytes: int) -> str:
    return f"{size_bytes // 1_000_000} MB" if size_bytes >= 1_000_000 else f"{size_bytes // 1_000} kB"
