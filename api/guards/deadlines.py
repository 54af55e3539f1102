"""HTTP/1.1 with limits below the app, for a client that sends byte by byte or without end, or never reads its answer.

uvicorn waits as long as the connection stands, keeps a head of any size, and forgets the body of a request that offers
to go on in another protocol. It also answers what is no HTTP, or one connection too many, in its own words; both are
problems here, with a line in the log.
"""

import asyncio
import logging
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.guards.request_ids import HEADER
from api.problem_responses import MEDIA_TYPE, problem_body
from api.problems import MALFORMED_REQUEST, TOO_BUSY, Problem, Refused

HEAD_DEADLINE_S = 10.0
"""Seconds from the first byte of a request, or from connecting, to the end of its headers."""

READ_DEADLINE_S = 20.0
"""Seconds in which a client has to read something once the buffers to it are full."""

MAX_CONNECTIONS = 1_000
"""Of one process: below the 1,024 open files that many systems allow it."""

MAX_HEAD_BYTES = 64_000
"""Of request line and headers together, and of the lines after a body that came in chunks."""

_UPGRADE = b"upgrade"
_REQUESTS = logging.getLogger("iqtibas.requests")


class RefusedHead(ValueError):
    """Raised while a head is parsed, to answer it with this problem; within the parser, its error has it as context."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


class DeadlineProtocol(HttpToolsProtocol):
    """uvicorn's protocol on httptools, with the two deadlines and the two limits."""

    head_deadline_s = HEAD_DEADLINE_S
    read_deadline_s = READ_DEADLINE_S
    max_connections = MAX_CONNECTIONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head_deadline = _Deadline(self.head_deadline_s)
        self._read_deadline = _Deadline(self.read_deadline_s)
        self._is_refused = False
        self._unread_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head_deadline.set(transport)

    def data_received(self, data: bytes) -> None:
        if self._is_refused:
            return
        self._unset_keepalive_if_required()
        self._unread_bytes += len(data)
        try:
            self._parse(data)
        except (httptools.HttpParserError, RefusedHead) as error:
            self._refuse(_problem_of(error))
        if self._is_answering():
            self._head_deadline.lift()
        else:
            self._head_deadline.set(self.transport)

    def on_headers_complete(self) -> None:
        if self.parser.should_upgrade():
            return
        self._unread_bytes = 0
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD_BYTES:
            raise RefusedHead(MALFORMED_REQUEST)
        if len(self.connections) > self.max_connections:
            raise RefusedHead(TOO_BUSY)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unread_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        if self.parser.should_upgrade():
            return
        self._unread_bytes = 0
        super().on_message_complete()

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

    def _refuse(self, problem: Problem) -> None:
        """Answer with a problem, unless an answer is on its way already, and close the connection."""
        if self._is_answering():
            if self.cycle.response_started:
                self.transport.abort()
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        request_id = str(uuid4())
        body = problem_body(Refused(problem), request_id)
        self.transport.write(_head(problem, len(body), request_id) + body)
        # Closed with something unread, the connection would be reset and the answer lost: the client closes it, or the
        # deadline of its headers, which never ended.
        self.transport.write_eof()
        self._is_refused = True
        _REQUESTS.info("request", extra={"status": problem.status, "request_id": request_id})

    def _parse(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as offer:
            self._parse(self._head_without_offer() + data[offer.args[0] :])
        if self._unread_bytes > MAX_HEAD_BYTES:
            raise RefusedHead(MALFORMED_REQUEST)

    def _head_without_offer(self) -> bytes:
        """Return the head that was read, less its offer of another protocol, for a new parser: RFC 9110, 7.8."""
        method = self.parser.get_method()
        if method == b"CONNECT":
            raise RefusedHead(MALFORMED_REQUEST)  # this is no proxy
        self.parser = httptools.HttpRequestParser(self)
        lines = (name + b": " + value for name, value in self.headers if name != _UPGRADE)
        return b"\r\n".join((method + b" " + self.url + b" HTTP/1.1", *lines, b"", b""))

    def _expect_end(self) -> None:
        # A closing connection stays open until the client has read what is left.
        if self.transport.is_closing():
            self._read_deadline.set(self.transport)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete


def _problem_of(error: Exception) -> Problem:
    """Return why a head is refused: what we raised, or else the parser, to whom it is no HTTP."""
    refused = error if isinstance(error, RefusedHead) else error.__context__
    return refused.problem if isinstance(refused, RefusedHead) else MALFORMED_REQUEST


def _head(problem: Problem, body_bytes: int, request_id: str) -> bytes:
    headers = {
        "content-type": MEDIA_TYPE,
        "content-length": body_bytes,
        HEADER: request_id,
        "connection": "close",
    } | ({} if problem.retry_after_s is None else {"retry-after": problem.retry_after_s})
    status_line = f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}"
    return "\r\n".join((status_line, *(f"{name}: {value}" for name, value in headers.items()), "", "")).encode()


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
