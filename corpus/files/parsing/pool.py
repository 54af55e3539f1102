"""A pool of parsers for the threads of a server."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.files.parsing.parser import Parser


class ParserPool:
    """Parsers, each used by one thread at a time; idle ones are kept for the next file."""

    def __init__(self, *, ocr: str = "") -> None:
        self._ocr = ocr
        self._idle: deque[Parser] = deque()

    @contextmanager
    def borrowed(self) -> Iterator[Parser]:
        """Give a parser that no other thread uses until the end of the block."""
        try:
            parser = self._idle.pop()
        except IndexError:
            parser = Parser(ocr=self._ocr)
        try:
            yield parser
        except BaseException:
            # After an error, unread answers would be taken for those to the next file.
            parser.close()
            raise
        self._idle.append(parser)

    def close(self) -> None:
        """Kill the processes of idle parsers."""
        while self._idle:
            self._idle.pop().close()
