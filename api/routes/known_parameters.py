"""Refuses unknown query parameters on routes that delete: a misspelt one would leave its default in force."""

from fastapi.routing import APIRoute
from starlette.requests import Request

from api.problems import INVALID_REQUEST, FieldError, Refused


async def no_other_parameters(request: Request) -> None:
    """Check that a query has only parameters of its route.

    Raises:
        Refused: it has others.
    """
    route = request.scope["route"]
    assert isinstance(route, APIRoute)
    known = [parameter.alias for parameter in route.dependant.query_params]
    if request.query_params.keys() - set(known):
        raise Refused(INVALID_REQUEST, [FieldError("query", f"A parameter is unknown; known are {', '.join(known)}")])
