"""The context of a request: the request itself, its caller, and the service of the app."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from api.access.caller import Caller
from api.guards.access import caller_of
from api.service import Service


@dataclass(frozen=True, slots=True)
class Context:
    """What a route receives besides its parameters."""

    request: Request
    caller: Caller
    service: Service


async def _context(request: Request) -> Context:
    return Context(request, caller_of(request.scope), request.app.state.service)


ContextDep = Annotated[Context, Depends(_context)]
"""The type of a route's parameter that receives the context."""
