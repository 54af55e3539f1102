"""Parsers shared by the threads of a server: one file at a time in each, and what is idle waits for the next file."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.files.parsing.parser import Parser


class ParserPool:
    """Parsers for as many threads as want one at a time; those that are idle wait for the next file."""

    def __init__(self, *, ocr: str = "") -> None:
        self._ocr = ocr
        self._idle: deque[Parser] = deque()

    @contextmanager
    def borrowed(self) -> Iterator[Parser]:
        """Give a parser that nobody else uses meanwhile."""
        try:
            parser = self._idle.pop()
        except IndexError:
            parser = Parser(ocr=self._ocr)
        try:
            yield parser
        except BaseException:
            # Whoever left in the middle of a file would leave its answers to the next one.
            parser.close()
            raise
        self._idle.append(parser)

    def close(self) -> None:
        """End the processes of those that are idle."""
        while self._idle:
            self._idle.pop().close()
