"""HTTP/1.1 with deadlines below the app, for a client that sends byte by byte or never reads its answer.

uvicorn waits for both as long as the connection stands. It also answers what is no HTTP in its own words; here that is
a problem like every other.
"""

import asyncio
from typing import Any
from uuid import uuid4

from uvicorn.protocols.http.h11_impl import H11Protocol

from api.guards.request_ids import HEADER
from api.problem_responses import MEDIA_TYPE, problem_body
from api.problems import MALFORMED_REQUEST, Refused

HEAD_DEADLINE_S = 10.0
"""Seconds from the first byte of a request, or from connecting, to the end of its headers."""

READ_DEADLINE_S = 20.0
"""Seconds in which a client has to read something once the buffers to it are full."""


class DeadlineProtocol(H11Protocol):
    """uvicorn's protocol on h11, with the two deadlines."""

    head_deadline_s = HEAD_DEADLINE_S
    read_deadline_s = READ_DEADLINE_S

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head_deadline = _Deadline(self.head_deadline_s)
        self._read_deadline = _Deadline(self.read_deadline_s)
        self._is_refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head_deadline.set(transport)

    def data_received(self, data: bytes) -> None:
        if self._is_refused:
            return
        super().data_received(data)
        if self._is_answering():
            self._head_deadline.lift()
        else:
            self._head_deadline.set(self.transport)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._read_deadline.set(self.transport)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._read_deadline.lift()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._expect_end()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._expect_end()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_deadline.lift()
        self._read_deadline.lift()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, unless an answer is on its way already, and close the connection."""
        if self._is_answering() and self.cycle.response_started:
            self.transport.abort()
            return
        request_id = str(uuid4())
        body = problem_body(Refused(MALFORMED_REQUEST), request_id)
        head = (
            "HTTP/1.1 400 Bad Request",
            f"content-type: {MEDIA_TYPE}",
            f"content-length: {len(body)}",
            f"{HEADER}: {request_id}",
            "connection: close",
        )
        self.transport.write("\r\n".join((*head, "", "")).encode() + body)
        # Closed with something unread, the connection would be reset and the answer lost: the client closes it, or the
        # deadline of its headers, which never ended.
        self.transport.write_eof()
        self._is_refused = True

    def _expect_end(self) -> None:
        # A closing connection stays open until the client has read what is left.
        if self.transport.is_closing():
            self._read_deadline.set(self.transport)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete


class _Deadline:
    """Ends a connection unless it is lifted in time; setting it again changes nothing."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: asyncio.TimerHandle | None = None

    def set(self, transport: asyncio.Transport) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._seconds, transport.abort)

    def lift(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
