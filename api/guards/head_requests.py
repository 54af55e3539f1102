"""HEAD for every route that has GET (RFC 9110, 9.3.2)."""

from starlette.types import Receive, Scope, Send

from api.guards.asgi import HttpMiddleware


class HeadAsGet(HttpMiddleware):
    """Runs a HEAD request as GET; the server drops the body."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        # A copy: the server drops the body by the method of its own scope, and the request log reads the route from it.
        inner: Scope = {**scope, "method": "GET"}
        try:
            await self.app(inner, receive, send)
        finally:
            scope["route"] = inner.get("route")
