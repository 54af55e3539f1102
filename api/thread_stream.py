"""An iterator that runs in a thread, as an asynchronous iterator in the event loop.

The thread never waits for the reader, so that a slow reader occupies no thread; a whole answer is small enough to
buffer. Items that have accumulated since the last read are joined into one.
"""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator

InThread = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs a function in a thread, and returns when it has ended."""


async def stream_from_thread(work: Callable[[], Iterator[bytes]], in_thread: InThread) -> AsyncGenerator[bytes, None]:
    """Yield the items of `work()`, which runs in a thread. Once this is closed, the thread stops at its next item.

    Raises as `work` and `in_thread`.
    """
    queue = _Queue(asyncio.get_running_loop())
    producing = asyncio.ensure_future(in_thread(lambda: queue.fill(work())))
    producing.add_done_callback(lambda _: queue.changed.set())
    try:
        while queue.items or not producing.done():
            if taken := await queue.take():
                yield taken
        await producing
    finally:
        queue.is_abandoned.set()
        producing.cancel()


class _Queue:
    """Items that were produced and not yet taken: the thread calls `fill`, the event loop `take`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.items: deque[bytes] = deque()
        self.changed, self.is_abandoned = asyncio.Event(), threading.Event()
        self._loop = loop
        self._is_woken = False

    def fill(self, items: Iterator[bytes]) -> None:
        for item in items:
            if self.is_abandoned.is_set():
                return
            self.items.append(item)
            # `take` clears the flag before it takes the items, so that none is left behind.
            if not self._is_woken:
                self._is_woken = True
                self._loop.call_soon_threadsafe(self.changed.set)

    async def take(self) -> bytes:
        """Wait for items or the end of the work, and return all items joined."""
        await self.changed.wait()
        self.changed.clear()
        self._is_woken = False
        return b"".join([self.items.popleft() for _ in range(len(self.items))])
