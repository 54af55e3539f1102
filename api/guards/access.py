"""Access: who asks, whether their role reaches what they ask for, and how often they asked already.

A key is counted by its id. Who has none, a wrong one, or only a signed link is counted by the address of their machine,
and rather sooner told to wait.
"""

import ipaddress
from functools import partial

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.authenticator import Authenticator
from api.access.caller import ANYBODY, Caller
from api.access.rates import Allowance, Rates
from api.access.roles import is_open, role_needed
from api.problem_responses import problem_response
from api.problems import NO_KEY, RATE_EXCEEDED, ROLE_TOO_LOW, WRONG_KEY, Problem, Refused

ANONYMOUS_REQUESTS_A_MINUTE = 120
"""From one machine without a key: a reader who opens every source of an answer stays far below."""

_STATE = "caller"
_IPV6_SITE_BITS = 64
"""One household or office has so many addresses that each of its requests could come from another one."""


class AccessGuard:
    """ASGI middleware; leaves the caller in the scope."""

    def __init__(self, app: ASGIApp, authenticator: Authenticator, rates: Rates) -> None:
        self.app = app
        self._authenticator = authenticator
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        authorization = Headers(scope=scope).get("authorization", "")
        caller = self._caller(scope, authorization)
        allowance = await self._allowance(scope, caller)
        problem = _problem(scope, caller, authorization, allowance)
        if allowance is not None:
            send = _with_headers(allowance, send)
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
    """Return who was let through to an address; to an open one, anybody is."""
    caller = scope.get("state", {}).get(_STATE, ANYBODY)
    assert isinstance(caller, Caller)
    return caller


def _problem(scope: Scope, caller: Caller | None, authorization: str, allowance: Allowance | None) -> Problem | None:
    """Return why a request is not let through, or None."""
    if allowance is not None and allowance.retry_after_s:
        return RATE_EXCEEDED
    if caller is None:
        return WRONG_KEY if authorization else NO_KEY
    # A signature is good for the one passage that it was found good for.
    if caller.role is None or caller.has_role(role_needed(scope["method"], scope["path"])):
        return None
    return ROLE_TOO_LOW if _is_route(scope) else None


def _is_route(scope: Scope) -> bool:
    """Return whether there is anything at an address: where there is not, another key would not help."""
    return any(route.matches(scope)[0] is not Match.NONE for route in scope["app"].routes)


def _peer(scope: Scope) -> str:
    """Return the machine that asks, or its network where it may have many addresses."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), _IPV6_SITE_BITS), strict=False))


def _with_headers(allowance: Allowance, send: Send) -> Send:
    async def send_with_allowance(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(allowance.headers())
        await send(message)

    return send_with_allowance
