"""Refuses requests whose `Host` is not a name of this server (DNS rebinding).

A web page can point its own domain name at 127.0.0.1 and then read from this server as if it were its own site. The
browser still sends the name it resolved in `Host`, so a request for any unknown name is refused.
"""

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.guards.asgi import HttpMiddleware
from api.problem_responses import problem_response
from api.problems import MALFORMED_REQUEST, WRONG_HOST, Refused

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", re.IGNORECASE)


def is_loopback(host: str) -> bool:
    """Return whether only programs on this machine reach this name or address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class HostGuard(HttpMiddleware):
    """Accepts loopback names, the bound address and the host of the public URL; refuses all others with 421."""

    def __init__(self, app: ASGIApp, host: str, public_url: str) -> None:
        super().__init__(app)
        self._names = frozenset({host.lower(), urlsplit(public_url).hostname})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if refused := self._refusal(Headers(scope=scope).getlist("host")):
            await problem_response(refused, scope)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, values: list[str]) -> Refused | None:
        match = _HOST.fullmatch(values[0]) if len(values) == 1 else None
        if match is None:
            return Refused(MALFORMED_REQUEST)
        name = match[1].strip("[]").rstrip(".").lower()
        return None if name in self._names or is_loopback(name) else Refused(WRONG_HOST)
