"""What the routes share: the answerer, and the threads in which it works.

Everything that waits for the disk or computes runs in a thread, so that the event loop only ever moves bytes. Reading
and writing have threads of their own: documents that are being added never keep a question waiting for a thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, TypeVar, cast

from anyio import CapacityLimiter, to_thread
from fastapi import Depends
from starlette.requests import Request

from api.access.caller import Caller
from api.background.jobs import Jobs
from api.guards.access import caller_of
from api.problems import TOO_BUSY, Refused
from index.library import Library
from rag.answerer import Answerer

READER_THREADS = 8
"""Searches run one at a time within the library; the others read passages and wait for the disk meanwhile."""

WRITER_THREADS = 2
"""SQLite has one writer at a time: one more prepares its document while that one writes."""

MAX_WAITING = 100
"""Requests that may wait for a thread of either kind; the next is told to come back."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Service:
    """The answerer behind its threads, and the jobs. Made outside of any event loop, used within one."""

    answerer: Answerer
    jobs: Jobs
    _readers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(READER_THREADS))
    _writers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(WRITER_THREADS))

    @property
    def library(self) -> Library:
        return self.answerer.library

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


async def _in_thread(work: Callable[[], Result], threads: CapacityLimiter, *, abandon: bool) -> Result:
    if threads.statistics().tasks_waiting >= MAX_WAITING:
        raise Refused(TOO_BUSY)
    return await to_thread.run_sync(work, limiter=threads, abandon_on_cancel=abandon)


async def _caller(request: Request) -> Caller:
    return caller_of(request.scope)


async def _service(request: Request) -> Service:
    return cast(Service, request.app.state.service)


TheCaller = Annotated[Caller, Depends(_caller)]
"""A parameter of this type makes a route receive who asks."""

TheService = Annotated[Service, Depends(_service)]
"""A parameter of this type makes a route receive the service of its app."""
