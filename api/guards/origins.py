"""Which web pages may use this server from a browser.

A page of another site can make a browser send it requests, even to 127.0.0.1. The browser says where they come from, in
`Origin` and `Sec-Fetch-Site`: what changes anything is refused unless it comes from this server's own pages or from a
site that the settings name. Only those sites may also read the answers (CORS). Programs that are no browser send
neither header, and are let through.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem_responses import problem_response
from api.problems import FOREIGN_ORIGIN, Refused
from corpus.errors import SettingsError

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_PREFLIGHT_SECONDS = 600
_ALLOWED_HEADERS = "authorization, *"
"""OpenAI's client for browsers sends a dozen of its own; `*` stands for all but `Authorization`."""
_ALLOWED_METHODS = "GET, POST, DELETE"
_EXPOSED_HEADERS = "location, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, x-request-id"


class OriginGuard:
    """ASGI middleware.

    Args:
        public_url: where this server is reached from outside; its pages are this server's own.
        cors_origins: the other sites that may use it, such as `https://example.org`.
    """

    def __init__(self, app: ASGIApp, public_url: str, cors_origins: Iterable[str]) -> None:
        self.app = app
        self._readers = frozenset(filter(None, map(_origin, cors_origins)))
        self._public_origin = _origin(public_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE_METHODS and self._is_foreign(headers):
            await problem_response(Refused(FOREIGN_ORIGIN), scope)(scope, receive, send)
        elif headers.get("origin") not in self._readers:
            await self.app(scope, receive, send)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await _preflight(headers["origin"])(scope, receive, send)
        else:
            await self.app(scope, receive, _readable_by(headers["origin"], send))

    def _is_foreign(self, headers: Headers) -> bool:
        strangers = [origin for origin in headers.getlist("origin") if origin not in self._readers]
        if "origin" in headers and not strangers:
            return False
        return headers.get("sec-fetch-site") == "cross-site" or not all(
            self._is_own(origin, headers) for origin in strangers
        )

    def _is_own(self, origin: str, headers: Headers) -> bool:
        # The scheme is not compared: behind a proxy that ends TLS this server does not know its own.
        return origin == self._public_origin or origin.partition("://")[2] == headers.get("host")


def check_origins(setting: str, urls: Iterable[str]) -> None:
    """Let a setting pass whose values are addresses of web sites.

    Raises:
        SettingsError: one is none, so that no browser would ever name it.
    """
    for url in urls:
        if not (_origin(url) or "").startswith(("http://", "https://")):
            raise SettingsError(
                f"{setting}={url}: not the address of a web site", hint="Write it as in https://example.org."
            )


def _origin(url: str) -> str | None:
    """Return scheme, host and port of an address, as browsers write them, or None where it is none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.scheme and parts.netloc else None


def _preflight(origin: str) -> Response:
    headers = {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": _ALLOWED_METHODS,
        "access-control-allow-headers": _ALLOWED_HEADERS,
        "access-control-max-age": str(_PREFLIGHT_SECONDS),
        "vary": "Origin",
    }
    return Response(status_code=204, headers=headers)


def _readable_by(origin: str, send: Send) -> Send:
    async def send_readable(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["access-control-allow-origin"] = origin
            headers["access-control-expose-headers"] = _EXPOSED_HEADERS
            headers.add_vary_header("Origin")
        await send(message)

    return send_readable
