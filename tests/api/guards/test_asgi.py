"""The base class of the middlewares, and the hook on response headers."""

from typing import Any

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from api.guards.asgi import HttpMiddleware, with_headers

START: Message = {"type": "http.response.start", "status": 200, "headers": [(b"a", b"1")]}
BODY: Message = {"type": "http.response.body", "body": b"x"}


class Marking(HttpMiddleware):
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app({**scope, "marked": True}, receive, send)


@pytest.mark.parametrize(("kind", "marked"), [("http", True), ("lifespan", False), ("websocket", False)])
def test_only_http_requests_are_handled(kind: str, marked: bool) -> None:
    reached: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope)

    async def unused(*_: Any) -> Any:
        raise AssertionError("no message is read or sent")

    anyio.run(Marking(app), {"type": kind}, unused, unused)
    assert reached == [{"type": kind, "marked": True} if marked else {"type": kind}]


def test_headers_are_edited_before_they_are_sent_and_bodies_are_not() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def respond() -> None:
        edited = with_headers(send, lambda headers: headers.update({"b": "2"}))
        await edited(dict(START))
        await edited(dict(BODY))

    anyio.run(respond)
    assert sent == [{**START, "headers": [(b"a", b"1"), (b"b", b"2")]}, BODY]
