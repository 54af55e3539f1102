"""Errors as responses: every error leaves the API through here, as problem+json (RFC 9457).

`instance` is the id of the request as a URN, so that a user's report leads to a line of the log.
"""

import logging
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from api.guards.request_ids import request_id_of
from api.problem_page import problem_page
from api.problems import (
    BY_STATUS,
    INTERNAL_ERROR,
    INVALID_REQUEST,
    MALFORMED_REQUEST,
    NO_KEY,
    NO_SUCH_ROUTE,
    TYPE_PREFIX,
    WRONG_METHOD,
    FieldError,
    Occurrence,
    Refused,
    occurrence_of,
)
from api.wire.accept import prefers_html
from api.wire.json_bytes import dump
from corpus.errors import IqtibasError

MEDIA_TYPE = "application/problem+json"

ProblemRecord = dict[str, Any]
"""The members of a problem in RFC 9457, `errors` of a 422, and `error` for OpenAI's clients."""

_LOG = logging.getLogger("iqtibas.api")
_SERVER_ERROR = 500

_OPENAI = ("/v1/chat/completions", "/v1/responses", "/v1/models")
_OPENAI_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


def report(error: Exception, request_id: str) -> None:
    """Log an error of the server's side (5xx); an unexpected one with its traceback."""
    problem = occurrence_of(error).problem
    if problem is INTERNAL_ERROR:
        _LOG.error("unexpected error", exc_info=error, extra={"request_id": request_id})
    elif problem.status >= _SERVER_ERROR:
        _LOG.warning("%s: %s", type(error).__name__, error, extra={"request_id": request_id})


def problem_record(error: Exception, request_id: str, path: str = "") -> ProblemRecord:
    """Return the error as the members of a problem.

    Args:
        path: of the request; on OpenAI's routes the problem has the member `error`.
    """
    return _record(occurrence_of(error), request_id, path)


def problem_body(error: Exception, request_id: str) -> bytes:
    """Return the error as the JSON of a problem."""
    return dump(problem_record(error, request_id))


def problem_response(error: Exception, scope: Scope) -> Response:
    """Return the error as the response to a request; to a browser that opens an address, as a page."""
    occurrence = occurrence_of(error)
    problem, request_id = occurrence.problem, request_id_of(scope)
    if scope["method"] == "GET" and prefers_html(Headers(scope=scope).get("accept", "")):
        response = problem_page(occurrence, request_id)
    else:
        body = dump(_record(occurrence, request_id, scope["path"]))
        response = Response(body, problem.status, media_type=MEDIA_TYPE)
    if problem.retry_after_s is not None:
        response.headers["retry-after"] = str(problem.retry_after_s)
    if problem.status == NO_KEY.status:
        response.headers["www-authenticate"] = "Bearer"
    return response


def handle_problems(app: FastAPI) -> None:
    """Make the app answer expected errors with their problems; `RequestLog` answers unexpected ones."""
    app.add_exception_handler(IqtibasError, _on_error)
    app.add_exception_handler(Refused, _on_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_parameter)
    app.add_exception_handler(HTTPException, _on_http_exception)


def _record(occurrence: Occurrence, request_id: str, path: str) -> ProblemRecord:
    problem = occurrence.problem
    record: ProblemRecord = {
        "type": TYPE_PREFIX + problem.name,
        "title": problem.title,
        "status": problem.status,
        "detail": occurrence.detail,
        "instance": f"urn:uuid:{request_id}",
    }
    if problem.status == INVALID_REQUEST.status:
        record["errors"] = occurrence.errors
    # A request for an unknown route may come from an OpenAI client with a wrong base URL.
    if path.startswith(_OPENAI) or problem is NO_SUCH_ROUTE:
        record["error"] = _openai_error(occurrence)
    return record


def _openai_error(occurrence: Occurrence) -> dict[str, Any]:
    problem = occurrence.problem
    return {
        "message": f"{problem.title}. {occurrence.detail}",
        "type": _openai_type(problem.status),
        "param": None,
        "code": problem.name.replace("-", "_"),
    }


def _openai_type(status: int) -> str:
    return _OPENAI_TYPES.get(status, "server_error" if status >= _SERVER_ERROR else "invalid_request_error")


async def _on_error(request: Request, error: Exception) -> Response:
    report(error, request_id_of(request.scope))
    return problem_response(error, request.scope)


async def _on_invalid_parameter(request: Request, error: Exception) -> Response:
    """Answer with the names of the invalid parameters of path and query, which are ours and not the client's."""
    assert isinstance(error, RequestValidationError)
    fields = [FieldError(str(each["loc"][-1]), each["msg"]) for each in error.errors()]
    return problem_response(Refused(INVALID_REQUEST, fields), request.scope)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    """Answer an error of the router or the form parser with a problem, without its own text."""
    assert isinstance(error, HTTPException)
    response = problem_response(Refused(BY_STATUS.get(error.status_code, MALFORMED_REQUEST)), request.scope)
    if response.status_code == WRONG_METHOD.status:
        response.headers["allow"] = ", ".join(_allowed_methods(request))
    return response


def _allowed_methods(request: Request) -> list[str]:
    """Return the methods of all routes with this path; the router knows only those of the first."""
    paths = request.app.openapi()["paths"]
    described = paths.get(getattr(request.scope.get("route"), "path", ""), {"get": {}})
    methods = {method.upper() for method in described}
    return sorted(methods | {"HEAD"} if "GET" in methods else methods)
