"""HTTP/1.1 with deadlines for a client that sends its head byte by byte, or never reads its response.

uvicorn waits for either as long as the connection stands.
"""

import asyncio
from typing import Any

from api.guards.http_protocol import LimitedProtocol

HEAD_DEADLINE_S = 10.0
"""Seconds from the first byte of a request, or from connecting, to the end of its headers."""

READ_DEADLINE_S = 20.0
"""Seconds in which a client must read something once the buffers to it are full."""


class DeadlineProtocol(LimitedProtocol):
    """The limited protocol with the two deadlines; a connection that misses one is aborted."""

    head_deadline_s = HEAD_DEADLINE_S
    read_deadline_s = READ_DEADLINE_S

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head_deadline = _Deadline(self.head_deadline_s)
        self._read_deadline = _Deadline(self.read_deadline_s)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head_deadline.start(transport)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        # A refused connection is the client's to close; the deadline ends it if the client does not.
        if self.is_answering() and not self.is_refused:
            self._head_deadline.cancel()
        else:
            self._head_deadline.start(self.transport)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._read_deadline.start(self.transport)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._read_deadline.cancel()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._limit_closing()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._limit_closing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_deadline.cancel()
        self._read_deadline.cancel()
        super().connection_lost(exc)

    def _limit_closing(self) -> None:
        # A closing connection stays open until the client has read the rest of the response.
        if self.transport.is_closing():
            self._read_deadline.start(self.transport)


class _Deadline:
    """Aborts a connection unless it is cancelled in time; starting a running one again changes nothing."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: asyncio.TimerHandle | None = None

    def start(self, transport: asyncio.Transport) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._seconds, transport.abort)

    def cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
