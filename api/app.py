"""The HTTP API as an ASGI app over an answerer.

    request log -> HEAD -> security headers -> host -> origin -> access -> body limits -> route

Each layer is one file. The app does not close the answerer: its caller does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.middleware import Middleware

from api.access.authenticator import Authenticator
from api.access.links import Links
from api.access.rates import Rates
from api.addresses import LOOPBACK
from api.background.jobs import Jobs
from api.guards.access import AccessGuard
from api.guards.body_limits import MAX_DOCUMENT_BODY_BYTES, BodyLimits
from api.guards.head_requests import HeadAsGet
from api.guards.hosts import HostGuard, is_loopback
from api.guards.origins import OriginGuard
from api.guards.request_log import RequestLog
from api.guards.security_headers import SecurityHeaders
from api.problem_responses import handle_problems
from api.routes import (
    ask,
    chat_completions,
    chat_ui,
    docs_page,
    documents,
    evaluations,
    health,
    jobs,
    models,
    page,
    responses,
    search,
)
from api.routes import collections as collection_routes
from api.service import Service, askers
from api.telemetry import Telemetry
from api.wire.openapi import PROBLEM_RESPONSES
from corpus.files.parsing.pool import ParserPool
from rag.answerer import Answerer

VERSION = "1"
"""The version in the paths of the API."""

_WITH_DOCUMENTS = (documents.DOCUMENTS, evaluations.EVALUATIONS)

ROUTERS = (
    *(ask, search, documents, collection_routes, jobs, evaluations, health, docs_page, page),
    *(chat_completions, models, responses, chat_ui),
)


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the app is reached and protected.

    `host` is the address the server is bound to, `public_url` its address from outside (empty: the same),
    `cors_origins` the web sites whose pages may use it, `file_key` an administrator's key from a file (empty: none),
    `ocr` the program that reads scanned pages (empty: none), `log_questions` whether the log contains the questions.
    """

    host: str = LOOPBACK
    public_url: str = ""
    cors_origins: Sequence[str] = ()
    file_key: str = ""
    ocr: str = ""
    log_questions: bool = False


ON_LOOPBACK = WebSettings()


def create_app(answerer: Answerer, web: WebSettings = ON_LOOPBACK) -> FastAPI:
    """Return the app."""
    telemetry = Telemetry()
    database = answerer.library.database
    authenticator = Authenticator(database, web.file_key, is_public=not is_loopback(web.host))
    app = FastAPI(
        title="Iqtibas",
        description="Answers questions in Arabic or English from your documents, and cites the exact words.",
        version=VERSION,
        openapi_url=None,
        redirect_slashes=False,
        responses=PROBLEM_RESPONSES,
        generate_unique_id_function=lambda route: route.name,
        middleware=[
            Middleware(RequestLog, telemetry=telemetry, with_questions=web.log_questions),
            Middleware(HeadAsGet),
            Middleware(SecurityHeaders),
            Middleware(HostGuard, host=web.host, public_url=web.public_url),
            Middleware(OriginGuard, public_url=web.public_url, cors_origins=web.cors_origins),
            Middleware(AccessGuard, authenticator=authenticator, rates=Rates(database.folder)),
            Middleware(BodyLimits, larger=dict.fromkeys(_WITH_DOCUMENTS, MAX_DOCUMENT_BODY_BYTES)),
        ],
    )
    links, parsers = Links(authenticator, web.public_url), ParserPool(ocr=web.ocr)
    app.state.service = Service(answerer, Jobs(database), links, telemetry, parsers, askers(answerer))
    for module in ROUTERS:
        app.include_router(module.router)
    handle_problems(app)
    return app
