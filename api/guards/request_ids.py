"""The id of each request: in its response header, its problem, and its line of the log.

It is always generated here: an id sent by a client would put unchecked text into the log and the headers.
"""

from uuid import uuid4

from starlette.types import Scope

HEADER = "x-request-id"
_KEY = "request_id"


def assign_request_id(scope: Scope) -> str:
    """Return a new id, stored in the scope."""
    request_id = str(uuid4())
    scope.setdefault("state", {})[_KEY] = request_id
    return request_id


def request_id_of(scope: Scope) -> str:
    """Return the id stored in the scope."""
    return str(scope["state"][_KEY])
