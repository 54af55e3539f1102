"""HTTP/1.1 with limits on request heads and connections, and with problems in place of uvicorn's plain-text errors.

uvicorn keeps a head of any size, and loses the body of a request that offers to upgrade to another protocol. It also
answers malformed HTTP and one connection too many in its own words. Here both are problems (RFC 9457) with a line in
the log.
"""

import logging
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.guards.request_ids import HEADER
from api.problem_responses import MEDIA_TYPE, problem_body
from api.problems import MALFORMED_REQUEST, TOO_BUSY, Problem, Refused

MAX_CONNECTIONS = 1_000
"""Of one process: below the 1,024 open files that many systems allow it."""

MAX_HEAD_BYTES = 64_000
"""Of request line and headers together, and of the trailers of a chunked body."""

_UPGRADE = b"upgrade"
_REQUESTS = logging.getLogger("iqtibas.requests")


class RefusedHead(ValueError):
    """Raised in a callback of the parser to refuse a request; the parser's own error then has it as `__context__`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's httptools protocol with the two limits."""

    max_connections = MAX_CONNECTIONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_refused = False
        self._unparsed_bytes = 0

    def data_received(self, data: bytes) -> None:
        if self.is_refused:
            return
        self._unset_keepalive_if_required()
        self._unparsed_bytes += len(data)
        try:
            self._parse(data)
        except (httptools.HttpParserError, RefusedHead) as error:
            self._refuse(_problem_of(error))

    def on_headers_complete(self) -> None:
        if self.parser.should_upgrade():
            return
        self._unparsed_bytes = 0
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD_BYTES:
            raise RefusedHead(MALFORMED_REQUEST)
        if len(self.connections) > self.max_connections:
            raise RefusedHead(TOO_BUSY)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unparsed_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        if self.parser.should_upgrade():
            return
        self._unparsed_bytes = 0
        super().on_message_complete()

    def is_answering(self) -> bool:
        """Return whether a request has been read whose response is not complete."""
        return self.cycle is not None and not self.cycle.response_complete

    def _parse(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._parse(self._head_without_upgrade() + data[upgrade.args[0] :])
        if self._unparsed_bytes > MAX_HEAD_BYTES:
            raise RefusedHead(MALFORMED_REQUEST)

    def _head_without_upgrade(self) -> bytes:
        """Return the head that was read, less its `Upgrade`, for a new parser: a server may ignore it (RFC 9110, 7.8).

        Raises:
            RefusedHead: the method is CONNECT, which only a proxy answers.
        """
        method = self.parser.get_method()
        if method == b"CONNECT":
            raise RefusedHead(MALFORMED_REQUEST)
        self.parser = httptools.HttpRequestParser(self)
        lines = (name + b": " + value for name, value in self.headers if name != _UPGRADE)
        return b"\r\n".join((method + b" " + self.url + b" HTTP/1.1", *lines, b"", b""))

    def _refuse(self, problem: Problem) -> None:
        """Send a problem and read no further; if another response has begun, abort the connection."""
        if self.is_answering():
            if self.cycle.response_started:
                self.transport.abort()
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        request_id = str(uuid4())
        body = problem_body(Refused(problem), request_id)
        self.transport.write(_head(problem, len(body), request_id) + body)
        # Not `close`: with unread data the system would reset the connection, and the client would lose the problem.
        self.transport.write_eof()
        self.is_refused = True
        _REQUESTS.info("request", extra={"status": problem.status, "request_id": request_id})


def _problem_of(error: Exception) -> Problem:
    """Return the problem raised by a callback of this protocol; if the parser itself failed, a malformed request."""
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
