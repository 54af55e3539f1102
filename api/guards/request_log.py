"""The outermost layer: a request gets its id, its line in the log, and a problem even for what nobody expected.

The line has the template of the route and never the path, the query or the body, which may say what a person asks; the
question itself stands there only where the one who runs the server asked for it.
"""

import logging
import time

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guards.access import caller_of
from api.guards.request_ids import HEADER, give_request_id
from api.problem_responses import problem_response, report

CLIENT_GONE = 499
"""Logged, never sent: the client left before it had an answer. Source: nginx's code for it."""

_QUESTION = "question"
_REQUESTS = logging.getLogger("iqtibas.requests")


class RequestLog:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, *, with_questions: bool = False) -> None:
        self.app = app
        self._with_questions = with_questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), CLIENT_GONE
        request_id = give_request_id(scope)

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
            self._write_line(scope, status, started, request_id)

    def _write_line(self, scope: Scope, status: int, started: float, request_id: str) -> None:
        fields = {
            "method": scope["method"],
            "route": getattr(scope.get("route"), "path", None),
            "status": status,
            "ms": round((time.perf_counter() - started) * 1000, 1),
            "request_id": request_id,
        }
        caller = caller_of(scope)
        if caller.key_id is not None:
            fields["key"] = caller.key_id
        if self._with_questions and _QUESTION in scope["state"]:
            fields["question"] = scope["state"][_QUESTION]
        _REQUESTS.info("request", extra=fields)


def note_question(scope: Scope, question: str) -> None:
    """Keep what is asked for the line of this request, if the log is to have it."""
    scope["state"][_QUESTION] = question
