"""What the routes share: the answerer, and the threads in which it works.

Everything that waits for the disk or computes runs in a thread, so that the event loop only ever moves bytes. Reading
and writing have threads of their own: documents that are being added never keep a question waiting for a thread.
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
"""Searches run one at a time within the library; the others read passages and wait for the disk meanwhile."""

ASKER_THREADS = 1
"""Answers are made by Python, of which one thread runs at a time. Two took turns with 9.9 ms of the processor's time a
question instead of 7.1, and answered fewer a second (`iqtibas bench --http`). Models, which make others wait for them,
get as many as readers do."""

WRITER_THREADS = 2
"""SQLite has one writer at a time: one more prepares its document while that one writes."""

MAX_WAITING = 100
"""Requests that may wait for a thread of either kind; the next is told to come back."""

Result = TypeVar("Result")

Render = Callable[[Iterable[AnswerEvent]], Iterator[bytes]]
"""Makes the bytes of a stream of the events of an answer; called and read in a thread."""


@dataclass(frozen=True, slots=True)
class Service:
    """The answerer behind its threads, the jobs, and the links. Made outside of any event loop, used within one."""

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
        """Return the whole answer; who is cancelled gives it up. Raises as `Answerer.ask` and `read`."""
        with _given_up_at_the_end(inquiry) as asked:
            return await _in_thread(partial(self._ask, asked), self.askers, abandon=True)

    async def stream(self, inquiry: Inquiry, render: Render) -> AsyncIterator[bytes]:
        """Yield the answer as it comes about, rendered in a thread; its end gives it up. Raises as `answer`."""
        with _given_up_at_the_end(inquiry) as asked:
            pieces = stream_from_thread(
                lambda: render(self._events(asked)), lambda produce: _in_thread(produce, self.askers, abandon=True)
            )
            async with aclosing(pieces):
                async for piece in pieces:
                    yield piece

    async def check_collections(self, names: Sequence[str]) -> None:
        """Let the names of collections pass.

        Raises:
            UnknownCollection: one of them is none.
            Refused: too many requests wait already.
        """
        await self.read(partial(_check_collections, self.library, names))

    async def read(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns; when the caller is cancelled, its thread is left to finish unheard.

        Raises:
            Refused: too many wait already.
        """
        return await _in_thread(work, self._readers, abandon=True)

    async def write(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns; it is always seen through to its end.

        Raises:
            Refused: too many wait already.
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
    """Return the threads for questions: as many as the answerer has a use for."""
    return CapacityLimiter(READER_THREADS if answerer.has_models else ASKER_THREADS)


@contextmanager
def _given_up_at_the_end(inquiry: Inquiry) -> Iterator[Inquiry]:
    """Give the inquiry as one whose asker has left once this ends: the thread that answers it may outlast it."""
    has_left = threading.Event()
    try:
        yield replace(inquiry, is_abandoned=has_left.is_set)
    finally:
        has_left.set()


def _check_collections(library: Library, names: Sequence[str]) -> None:
    for name in names:
        library.documents(name, limit=1)


async def _in_thread(work: Callable[[], Result], threads: CapacityLimiter, *, abandon: bool) -> Result:
    if threads.statistics().tasks_waiting >= MAX_WAITING:
        raise Refused(TOO_BUSY)
    return await to_thread.run_sync(work, limiter=threads, abandon_on_cancel=abandon)
