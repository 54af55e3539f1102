"""Every request counted, with its route and its status, once its response has ended."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guards.request_log import CLIENT_GONE
from api.telemetry import Telemetry

_NO_ROUTE = "none"
_OTHER_METHOD = "other"
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"})
"""A client may make up methods without end; each would be a count of its own."""


class RequestMetrics:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry) -> None:
        self.app = app
        self._telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), CLIENT_GONE

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting_status)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else _OTHER_METHOD
            route = getattr(scope.get("route"), "path", _NO_ROUTE)
            self._telemetry.count_request(method, route, status, time.perf_counter() - started)
