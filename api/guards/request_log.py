"""The outermost layer: gives each request its id, logs and counts it, and answers unexpected errors with a problem.

A line of the log has the template of the route and never the path, the query or the body, which may contain what a
person asks. The question itself is logged only if the operator asks for it (`serve --log-questions`).
"""

import logging
import time
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guards.access import caller_of
from api.guards.asgi import HttpMiddleware
from api.guards.request_ids import HEADER, assign_request_id, request_id_of
from api.problem_responses import problem_response, report
from api.telemetry import Telemetry

CLIENT_GONE = 499
"""Recorded, never sent: the client disconnected before its response. Source: nginx's status for it."""

_MS_PER_S = 1_000
_QUESTION = "question"
_REQUESTS = logging.getLogger("iqtibas.requests")


class RequestLog(HttpMiddleware):
    """Writes a line of the log for each request, and counts it in `telemetry`."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry, *, with_questions: bool = False) -> None:
        super().__init__(app)
        self._telemetry = telemetry
        self._with_questions = with_questions

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        started, status = time.perf_counter(), CLIENT_GONE
        request_id = assign_request_id(scope)

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), (HEADER.encode(), request_id.encode())]}
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except ClientDisconnect:
            status = CLIENT_GONE
        except Exception as error:
            report(error, request_id)
            if status == CLIENT_GONE:
                await problem_response(error, scope)(scope, receive, send_with_id)
        finally:
            self._record(scope, status, time.perf_counter() - started)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", None)
        self._telemetry.count_request(scope["method"], route, status, seconds)
        fields = {"method": scope["method"], "route": route, "status": status, "ms": round(seconds * _MS_PER_S, 1)}
        _REQUESTS.info("request", extra=fields | self._details(scope))

    def _details(self, scope: Scope) -> dict[str, Any]:
        """Return the ids of the request and of its key, if any, and the question if it is to be logged."""
        state, key_id = scope["state"], caller_of(scope).key_id
        details = {"request_id": request_id_of(scope)} | ({} if key_id is None else {"key": key_id})
        return details | ({_QUESTION: state[_QUESTION]} if self._with_questions and _QUESTION in state else {})


def note_question(scope: Scope, question: str) -> None:
    """Store the question of a request for its line of the log."""
    scope["state"][_QUESTION] = question
