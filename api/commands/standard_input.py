"""Standard input, read up to a limit: an endless input is an error and does not fill the memory."""

import sys
from collections.abc import Iterator
from typing import BinaryIO

from corpus.errors import IqtibasError

STANDARD_INPUT = "-"
"""The argument that stands for standard input."""

LONGEST_QUESTION_BYTES = 100_000
"""Far above the longest question that is accepted, with the blanks around it."""


def read_standard_input(most_bytes: int, error: type[IqtibasError], hint: str) -> bytes:
    """Return all of standard input.

    Raises:
        error: it has more than `most_bytes`; the message has the limit, and `hint` says what to do.
    """
    return read_within(sys.stdin.buffer, most_bytes, error, hint)


def standard_input_lines(most_bytes: int, error: type[IqtibasError], hint: str) -> Iterator[bytes]:
    """Yield the lines of standard input as they arrive. Raises `error` for a line of more than `most_bytes`."""
    while line := sys.stdin.buffer.readline(most_bytes + 1):
        if len(line) > most_bytes:
            raise _too_long("a line on standard input", most_bytes, error, hint)
        yield line


def read_within(
    stream: BinaryIO, most_bytes: int, error: type[IqtibasError], hint: str, called: str = "standard input"
) -> bytes:
    """Return the rest of a stream, `called` by this name. Raises `error` if it has more than `most_bytes`."""
    data = stream.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise _too_long(called, most_bytes, error, hint)
    return data


def _too_long(called: str, most_bytes: int, error: type[IqtibasError], hint: str) -> IqtibasError:
    return error(f"{called} is over {_size(most_bytes)}", hint=hint)


def _size(size_bytes: int) -> str:
    return f"{size_bytes // 1_000_000} MB" if size_bytes >= 1_000_000 else f"{size_bytes // 1_000} kB"
