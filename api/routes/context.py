"""What a route is given beside its parameters: the request, who asks, and the service of its app."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from api.access.caller import Caller
from api.guards.access import caller_of
from api.service import Service


@dataclass(frozen=True, slots=True)
class Context:
    """One request in its surroundings."""

    request: Request
    caller: Caller
    service: Service


async def _context(request: Request) -> Context:
    return Context(request, caller_of(request.scope), request.app.state.service)


ContextDep = Annotated[Context, Depends(_context)]
"""A parameter of this type makes a route receive its context."""
