"""Protection against requests that a browser sends on behalf of another web site (CSRF), and CORS for named sites.

A page of any site can make a browser send requests, even to 127.0.0.1. The browser states their origin in `Origin` and
`Sec-Fetch-Site`: a request that may change state is refused unless it comes from this server's own pages or from a site
named in the settings. Only named sites may also read the responses (CORS). Clients other than browsers send neither
header and pass.
"""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.guards.asgi import HttpMiddleware, with_headers
from api.problem_responses import problem_response
from api.problems import FOREIGN_ORIGIN, Refused
from corpus.errors import SettingsError

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_PREFLIGHT_SECONDS = 600
_ALLOWED_HEADERS = "authorization, *"
"""OpenAI's browser client sends a dozen headers of its own; `*` covers every header except `Authorization`."""
_ALLOWED_METHODS = "GET, POST, DELETE"
_EXPOSED_HEADERS = "location, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, x-request-id"


class OriginGuard(HttpMiddleware):
    """Refuses state-changing requests of foreign sites, and answers CORS for the sites in `cors_origins`.

    Args:
        public_url: the address of this server from outside; pages of that origin are not foreign.
        cors_origins: origins of other sites that may use the API, such as `https://example.org`.
    """

    def __init__(self, app: ASGIApp, public_url: str, cors_origins: Iterable[str]) -> None:
        super().__init__(app)
        self._cors_origins = frozenset(filter(None, map(_origin, cors_origins)))
        self._public_origin = _origin(public_url)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE_METHODS and self._is_foreign(headers):
            await problem_response(Refused(FOREIGN_ORIGIN), scope)(scope, receive, send)
        elif headers.get("origin") not in self._cors_origins:
            await self.app(scope, receive, send)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await _preflight(headers["origin"])(scope, receive, send)
        else:
            await self.app(scope, receive, with_headers(send, partial(_allow_origin, headers["origin"])))

    def _is_foreign(self, headers: Headers) -> bool:
        unlisted = [origin for origin in headers.getlist("origin") if origin not in self._cors_origins]
        if "origin" in headers and not unlisted:
            return False
        return headers.get("sec-fetch-site") == "cross-site" or not all(
            self._is_own(origin, headers) for origin in unlisted
        )

    def _is_own(self, origin: str, headers: Headers) -> bool:
        # The scheme is not compared: behind a proxy that terminates TLS, this server does not know it.
        return origin == self._public_origin or origin.partition("://")[2] == headers.get("host")


def check_origins(setting: str, urls: Iterable[str]) -> None:
    """Check that every value of a setting is the address of a web site.

    Raises:
        SettingsError: one is not, so that no browser would ever send it as an origin.
    """
    for url in urls:
        if not (_origin(url) or "").startswith(("http://", "https://")):
            raise SettingsError(
                f"{setting}={url}: not the address of a web site", hint="Write it as in https://example.org."
            )


def _origin(url: str) -> str | None:
    """Return scheme, host and port of an address as browsers write an origin; None if it has no scheme or host."""
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


def _allow_origin(origin: str, headers: MutableHeaders) -> None:
    headers["access-control-allow-origin"] = origin
    headers["access-control-expose-headers"] = _EXPOSED_HEADERS
    headers.add_vary_header("Origin")
