"""Default headers of every response: the strictest policy a browser knows, and no caching."""

from starlette.datastructures import MutableHeaders
from starlette.types import Receive, Scope, Send

from api.guards.asgi import HttpMiddleware, with_headers

STRICT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": STRICT_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class SecurityHeaders(HttpMiddleware):
    """Adds the default headers that a response does not set itself."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, with_headers(send, _add_defaults))


def _add_defaults(headers: MutableHeaders) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
