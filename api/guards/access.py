"""Authentication, authorisation and rate limits: 401, 403 and 429.

A request with a valid key is counted against the rate of that key. One without a key, with a wrong one, or with only a
signed link is counted by its IP address, at a lower rate.
"""

import ipaddress
from functools import partial

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access.authenticator import Authenticator
from api.access.caller import ANYBODY, Caller
from api.access.rates import Allowance, Rates
from api.access.roles import is_open, role_needed
from api.guards.asgi import HttpMiddleware, with_headers
from api.problem_responses import problem_response
from api.problems import NO_KEY, RATE_EXCEEDED, ROLE_TOO_LOW, WRONG_KEY, Problem, Refused

ANONYMOUS_REQUESTS_A_MINUTE = 120
"""From one address without a key: a reader who opens every source of every answer stays far below."""

_STATE = "caller"
_IPV6_SITE_BITS = 64
"""The prefix of a subnet (RFC 4291, 2.5.4), within which every request could come from another address."""


class AccessGuard(HttpMiddleware):
    """Refuses what a caller may not do, and stores the caller in the scope, where `caller_of` finds it."""

    def __init__(self, app: ASGIApp, authenticator: Authenticator, rates: Rates) -> None:
        super().__init__(app)
        self._authenticator = authenticator
        self._rates = rates

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        authorization = Headers(scope=scope).get("authorization", "")
        caller = self._caller(scope, authorization)
        allowance = await self._allowance(scope, caller)
        problem = _problem(scope, caller, authorization, allowance)
        if allowance is not None:
            send = with_headers(send, lambda headers: headers.update(allowance.headers()))
        if problem is not None:
            await problem_response(Refused(problem), scope)(scope, receive, send)
            return
        scope.setdefault("state", {})[_STATE] = caller
        await self.app(scope, receive, send)

    def _caller(self, scope: Scope, authorization: str) -> Caller | None:
        caller = self._authenticator.caller(authorization)
        if caller is None and scope["method"] == "GET":
            query = scope["query_string"].decode("latin-1")
            caller = self._authenticator.link_caller(scope["path"], query)
        return caller

    async def _allowance(self, scope: Scope, caller: Caller | None) -> Allowance | None:
        if caller is None or caller.role is None:
            name, limit = f"peer {_peer(scope)}", ANONYMOUS_REQUESTS_A_MINUTE
        elif caller.key_id is None or caller.requests_a_minute is None:
            return None
        else:
            name, limit = f"key {caller.key_id}", caller.requests_a_minute
        return await to_thread.run_sync(partial(self._rates.count, name, limit))


def caller_of(scope: Scope) -> Caller:
    """Return the caller of a request that the guard has passed; of an open address, `ANYBODY`."""
    caller = scope.get("state", {}).get(_STATE, ANYBODY)
    assert isinstance(caller, Caller)
    return caller


def _problem(scope: Scope, caller: Caller | None, authorization: str, allowance: Allowance | None) -> Problem | None:
    """Return the problem for which a request is refused; None if it is not."""
    if allowance is not None and allowance.retry_after_s:
        return RATE_EXCEEDED
    if caller is None:
        return WRONG_KEY if authorization else NO_KEY
    # A caller without a role has a signed link, which was checked against this very path.
    if caller.role is None or caller.has_role(role_needed(scope["method"], scope["path"])):
        return None
    return ROLE_TOO_LOW if _is_route(scope) else None


def _is_route(scope: Scope) -> bool:
    """Return whether a route matches: if none does, the 404 is more helpful than a 403."""
    return any(route.matches(scope)[0] is not Match.NONE for route in scope["app"].routes)


def _peer(scope: Scope) -> str:
    """Return the client's IPv4 address or IPv6 network."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), _IPV6_SITE_BITS), strict=False))
