"""The real app over a real library in a folder of the test: called directly, or behind a real server on loopback."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from api.addresses import LOOPBACK
from api.app import create_app
from api.guards.deadlines import DeadlineProtocol
from api.server import GRACE_S
from corpus.article import bundled_article
from index.local.library import LocalLibrary
from index.storage.models import Models
from index.vectors.static_encoder import StaticEncoder
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.answerer import Answerer
from rag.events import AnswerEvent
from rag.inquiry import Inquiry

BASE_URL = f"http://{LOOPBACK}"
ARTICLE = "central-asia-gulf"


@cache
def _models() -> Models:
    return Models(StaticEncoder(), bundled_analyzer(Lexicon.load()))


def open_answerer(home: Path) -> Answerer:
    """Return an answerer over a new library that holds the bundled article."""
    library = LocalLibrary(home, _models())
    library.offer(bundled_article())
    return Answerer(library)


class BrokenAnswerer(Answerer):
    """An answerer that raises an unexpected error."""

    def events(self, inquiry: Inquiry) -> Iterator[AnswerEvent]:
        raise ZeroDivisionError(inquiry.question)


def client_of(app: ASGIApp) -> TestClient:
    """Return a client that calls the app as if it were bound to loopback."""
    return TestClient(app, base_url=BASE_URL)


@contextmanager
def app_client(home: Path) -> Iterator[TestClient]:
    """Give a client of a new app over a new library."""
    with open_answerer(home) as answerer, client_of(create_app(answerer)) as client:
        yield client


@contextmanager
def running(app: ASGIApp, protocol: type[DeadlineProtocol] = DeadlineProtocol) -> Iterator[int]:
    """Run a server for the app in a thread, and give its port."""
    config = uvicorn.Config(
        app, http=protocol, ws="none", lifespan="off", log_config=None, timeout_graceful_shutdown=GRACE_S
    )
    server = uvicorn.Server(config)
    with socket.create_server((LOOPBACK, 0)) as bound:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            yield bound.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
