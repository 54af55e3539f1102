"""POST with a streamed reply that can be abandoned at any moment, which closes the connection.

A blocking read cannot be ended from another thread. So requests run on an event loop in a thread of its own, where they
can be cancelled, and the caller checks every `POLL_S` whether the reply is still wanted.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from rag.wait import POLL_S, Wait

Result = TypeVar("Result")

CLOSING_S = 1.0
"""The wait for a connection to close, at most. Source: chosen."""


@dataclass(frozen=True, slots=True)
class StreamedReply:
    """A reply after its headers; `chunks` yields its text as it arrives, and raises as `StreamingClient.post`."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[str]


class StreamingClient:
    """A connection pool of one server. Safe to call from many threads."""

    def __init__(self, base_url: str, headers: Mapping[str, str]) -> None:
        """Keep the address; the first request starts the thread."""
        self._client = httpx.AsyncClient(base_url=base_url, headers=headers, follow_redirects=False, timeout=None)
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def post(self, path: str, body: Mapping[str, object], wait: Wait) -> Iterator[StreamedReply]:
        """Yield the reply once its headers have arrived, and close the connection at the end where it is unread.

        Raises:
            TimeoutError: the wait is over.
            Abandoned: the caller's client has gone.
            httpx.HTTPError: the server cannot be reached, or broke off.
        """
        request = self._client.build_request("POST", path, json=body)
        reply = self._awaited(self._client.send(request, stream=True), wait)
        try:
            yield StreamedReply(reply.status_code, reply.headers, self._chunks(reply, wait))
        finally:
            wait_for([self._begun(reply.aclose())], CLOSING_S)

    def close(self) -> None:
        """Close the connections."""
        if self._loop is not None:
            wait_for([self._begun(self._client.aclose())], CLOSING_S)
            self._loop.call_soon_threadsafe(self._loop.stop)

    def _chunks(self, reply: httpx.Response, wait: Wait) -> Iterator[str]:
        chunks = reply.aiter_text()
        while (chunk := self._awaited(_next(chunks), wait)) is not None:
            yield chunk

    def _awaited(self, work: Coroutine[Any, Any, Result], wait: Wait) -> Result:
        """Return the result of a coroutine on the loop, which is cancelled where the wait ends first."""
        running = self._begun(work)
        try:
            while left_s := wait.left_s():
                wait_for([running], min(POLL_S, left_s))
                if running.done():
                    return running.result()
            raise TimeoutError
        finally:
            running.cancel()

    def _begun(self, work: Coroutine[Any, Any, Result]) -> "Future[Result]":
        with self._guard:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=_run, args=[self._loop], name="iqtibas-upstream", daemon=True).start()
        return asyncio.run_coroutine_threadsafe(work, self._loop)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    with closing(loop):
        loop.run_forever()


async def _next(chunks: AsyncIterator[str]) -> str | None:
    return await anext(chunks, None)
