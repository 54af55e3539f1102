"""What a thread yields, brought to the event loop: an iterator of bytes in, an asynchronous one out.

The thread never waits for the reader: a whole answer is small, and a reader that stands still keeps no thread. What has
come together since the reader last took something goes out as one piece.
"""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator

InThread = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs a function in a thread of its choice, and ends with it."""


async def stream_from_thread(work: Callable[[], Iterator[bytes]], in_thread: InThread) -> AsyncGenerator[bytes, None]:
    """Yield what `work` yields in its thread. When the reader is gone, it is closed at its next item.

    Raises as `work` and `in_thread` do.
    """
    queue = _Queue(asyncio.get_running_loop())
    producing = asyncio.ensure_future(in_thread(lambda: queue.fill(work())))
    producing.add_done_callback(lambda _: queue.news.set())
    try:
        while queue.items or not producing.done():
            if taken := await queue.take():
                yield taken
        await producing
    finally:
        queue.is_abandoned.set()
        producing.cancel()


class _Queue:
    """What was produced and not yet taken: the thread calls `fill`, the loop `take`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.items: deque[bytes] = deque()
        self.news, self.is_abandoned = asyncio.Event(), threading.Event()
        self._loop = loop
        self._is_woken = False

    def fill(self, items: Iterator[bytes]) -> None:
        for item in items:
            if self.is_abandoned.is_set():
                return
            self.items.append(item)
            # `take` clears this before it takes what is there, so nothing is left lying.
            if not self._is_woken:
                self._is_woken = True
                self._loop.call_soon_threadsafe(self.news.set)

    async def take(self) -> bytes:
        """Return all that is there once there is news: something, or the end."""
        await self.news.wait()
        self.news.clear()
        self._is_woken = False
        return b"".join([self.items.popleft() for _ in range(len(self.items))])
