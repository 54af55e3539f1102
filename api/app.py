"""The HTTP API as an ASGI app: an answerer in, an app out.

    request log -> metrics -> HEAD -> security headers -> host -> origin -> access -> body limits -> route

Each layer is one file. The answerer stays its caller's: the app never closes it.
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
from api.guards.request_metrics import RequestMetrics
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
"""Of the API, as in its addresses."""

_WITH_DOCUMENTS = (documents.DOCUMENTS, evaluations.EVALUATIONS)

ROUTERS = (
    *(ask, search, documents, collection_routes, jobs, evaluations, health, docs_page, page),
    *(chat_completions, models, responses, chat_ui),
)


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What the app knows of its surroundings.

    `host` is the address that the server is bound to, `public_url` where it is reached from outside, if elsewhere, and
    `cors_origins` the web sites whose pages may use it; `file_key` is an administrator's key from a file, `ocr` what
    reads pages that are pictures. With `log_questions` the log has what people ask, not only that they do.
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
            Middleware(RequestLog, with_questions=web.log_questions),
            Middleware(RequestMetrics, telemetry=telemetry),
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
