"""What the routes share: the answerer, and the threads in which it works.

Whatever waits for the disk or computes runs in a thread; the event loop only moves bytes. Readers and writers have
separate threads, so that adding documents never keeps a question waiting for a thread.
"""

import threading
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from api.access.links import Links
from api.background.jobs import Jobs
from api.problems import TOO_BUSY, Refused
from api.telemetry import Telemetry
from api.thread_stream import stream_from_thread
from corpus.files.parsing.pool import ParserPool
from index.library import Library
from rag.answer import Answer
from rag.answerer import Answerer
from rag.events import Answered, AnswerEvent
from rag.inquiry import Inquiry
from rag.wait import Abandoned

READER_THREADS = 8
"""Searches run one at a time within the library; meanwhile the other threads read passages and wait for the disk."""

ASKER_THREADS = 1
"""Answers are computed in Python, of which one thread runs at a time: a question took 9.9 ms of processor time with two
threads, 7.1 ms with one (`iqtibas bench --http`). Models, which release the interpreter, get `READER_THREADS`."""

WRITER_THREADS = 2
"""SQLite has one writer at a time; a second thread prepares its document while the first writes."""

MAX_WAITING = 100
"""Requests that may wait for a thread of each kind; the next is refused with 503."""

Result = TypeVar("Result")

Render = Callable[[Iterable[AnswerEvent]], Iterator[bytes]]
"""Renders the events of an answer as the bytes of a stream; called and iterated in a thread."""


@dataclass(frozen=True, slots=True)
class Service:
    """The answerer behind its threads, the jobs, and the links; made outside an event loop, used inside one."""

    answerer: Answerer
    jobs: Jobs
    links: Links
    telemetry: Telemetry
    parsers: ParserPool
    askers: CapacityLimiter
    _readers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(READER_THREADS))
    _writers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(WRITER_THREADS))

    @property
    def library(self) -> Library:
        return self.answerer.library

    async def answer(self, inquiry: Inquiry) -> Answer:
        """Return the whole answer; cancelling the caller abandons it. Raises as `Answerer.ask` and `read`."""
        with _abandoned_on_exit(inquiry) as abandonable:
            return await _in_thread(partial(self._ask, abandonable), self.askers, abandon=True)

    async def stream(self, inquiry: Inquiry, render: Render) -> AsyncIterator[bytes]:
        """Yield the rendered answer while a thread makes it; closing the stream abandons it. Raises as `answer`."""
        with _abandoned_on_exit(inquiry) as abandonable:
            pieces = stream_from_thread(
                lambda: render(self._events(abandonable)),
                lambda produce: _in_thread(produce, self.askers, abandon=True),
            )
            async with aclosing(pieces):
                async for piece in pieces:
                    yield piece

    async def check_collections(self, names: Sequence[str]) -> None:
        """Check that collections exist.

        Raises:
            UnknownCollection: one of them does not.
            Refused: too many requests wait already.
        """
        await self.read(partial(_check_collections, self.library, names))

    async def read(self, work: Callable[[], Result]) -> Result:
        """Run `work` in a thread for readers, and return its result; if the caller is cancelled, it is dropped.

        Raises:
            Refused: too many requests wait already.
        """
        return await _in_thread(work, self._readers, abandon=True)

    async def write(self, work: Callable[[], Result]) -> Result:
        """Run `work` in a thread for writers, and return its result; a cancelled caller still waits for its end.

        Raises:
            Refused: too many requests wait already.
        """
        return await _in_thread(work, self._writers, abandon=False)

    def _ask(self, inquiry: Inquiry) -> Answer:
        return next(item.answer for item in self._events(inquiry) if isinstance(item, Answered))

    def _events(self, inquiry: Inquiry) -> Iterator[AnswerEvent]:
        for item in self.answerer.events(inquiry):
            if inquiry.is_abandoned():
                raise Abandoned
            if isinstance(item, Answered):
                self.telemetry.count_answer(item.answer)
            yield item


def askers(answerer: Answerer) -> CapacityLimiter:
    """Return the limit on threads that answer questions."""
    return CapacityLimiter(READER_THREADS if answerer.has_models else ASKER_THREADS)


@contextmanager
def _abandoned_on_exit(inquiry: Inquiry) -> Iterator[Inquiry]:
    """Yield the inquiry, abandoned on exit: the thread that answers it may still run then."""
    exited = threading.Event()
    try:
        yield replace(inquiry, is_abandoned=exited.is_set)
    finally:
        exited.set()


def _check_collections(library: Library, names: Sequence[str]) -> None:
    for name in names:
        library.documents(name, limit=1)


async def _in_thread(work: Callable[[], Result], threads: CapacityLimiter, *, abandon: bool) -> Result:
    if threads.statistics().tasks_waiting >= MAX_WAITING:
        raise Refused(TOO_BUSY)
    return await to_thread.run_sync(work, limiter=threads, abandon_on_cancel=abandon)
