"""Limits on request bodies: the size and duration of each, and the memory of all together.

Bytes are counted as they arrive, whatever `Content-Length` says; a body over its limit is refused before it is parsed.
"""

import re
from dataclasses import dataclass

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guards.asgi import HttpMiddleware
from api.problem_responses import problem_response
from api.problems import BODY_TOO_LARGE, SLOW_BODY, TOO_BUSY, Refused
from corpus.document import MAX_DOCUMENT_BYTES

MAX_BODY_BYTES = 1_000_000
"""For all routes except those that take documents; a question with a long conversation is about 100 kB."""

MAX_DOCUMENT_BODY_BYTES = 3 * MAX_DOCUMENT_BYTES + MAX_BODY_BYTES
"""JSON may escape a two-byte letter as `\\u0639`, six bytes: the longest Arabic document still fits."""

MAX_BUFFERED_BYTES = 2 * MAX_DOCUMENT_BODY_BYTES
"""Bodies in memory at once: two of the longest documents."""

BODY_DEADLINE_S = 60.0
"""Seconds for a whole body: the longest document at 8 Mbit/s."""

# Twenty digits exceed every limit; `int` raises on more than 4,300.
_LENGTH = re.compile("[0-9]{1,20}")


@dataclass(slots=True)
class _Buffered:
    """Bytes of all bodies in memory, shared by the requests of one app."""

    count: int = 0


class BodyLimits(HttpMiddleware):
    """Refuses bodies that are too large (413), too slow (408), or too much for the memory at the moment (503).

    Args:
        larger: path -> limit in bytes, for paths whose limit is not `MAX_BODY_BYTES`.
    """

    def __init__(self, app: ASGIApp, larger: dict[str, int], deadline_s: float = BODY_DEADLINE_S) -> None:
        super().__init__(app)
        self._larger = larger
        self._deadline_s = deadline_s
        self._buffered = _Buffered()

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = self._larger.get(scope["path"], MAX_BODY_BYTES)
        if _declared_bytes(scope) > limit:
            await problem_response(Refused(BODY_TOO_LARGE), scope)(scope, receive, send)
            return
        body = _LimitedBody(receive, limit, self._buffered, anyio.current_time() + self._deadline_s)
        try:
            await self.app(scope, body.receive, send)
        finally:
            self._buffered.count -= body.received


class _LimitedBody:
    """Counts the body of one request while the app receives it."""

    def __init__(self, receive: Receive, limit: int, buffered: _Buffered, deadline: float) -> None:
        self._receive = receive
        self._limit = limit
        self._buffered = buffered
        self._deadline = deadline
        self._complete = False
        self.received = 0

    async def receive(self) -> Message:
        # After the body, the only message is the disconnect, which has no deadline.
        if self._complete:
            return await self._receive()
        try:
            with anyio.fail_after(self._deadline - anyio.current_time()):
                message = await self._receive()
        except TimeoutError:
            raise Refused(SLOW_BODY) from None
        self._complete = not message.get("more_body", False)
        self._count(len(message.get("body", b"")))
        return message

    def _count(self, arrived: int) -> None:
        self.received += arrived
        self._buffered.count += arrived
        if self.received > self._limit:
            raise Refused(BODY_TOO_LARGE)
        if self._buffered.count > MAX_BUFFERED_BYTES:
            raise Refused(TOO_BUSY)


def _declared_bytes(scope: Scope) -> int:
    """Return the value of `Content-Length`; 0 without one."""
    match = _LENGTH.match(Headers(scope=scope).get("content-length", ""))
    return int(match[0]) if match else 0
