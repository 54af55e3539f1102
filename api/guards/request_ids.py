"""A name for each request, in its response, its problem and its line of the log.

It is always made here and never taken from the client: what a client sends must not reach a log or a header.
"""

from uuid import uuid4

from starlette.types import Scope

HEADER = "x-request-id"
_KEY = "request_id"


def give_request_id(scope: Scope) -> str:
    """Return a new id, which the scope now carries."""
    request_id = str(uuid4())
    scope.setdefault("state", {})[_KEY] = request_id
    return request_id


def request_id_of(scope: Scope) -> str:
    """Return the id that the scope carries."""
    return str(scope["state"][_KEY])
