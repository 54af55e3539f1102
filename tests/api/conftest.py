"""One app and one library for the tests of a file; a test that changes documents uses ids or collections of its own."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from rag.answerer import Answerer
from tests.api.serving import client_of, open_answerer


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with open_answerer(tmp_path_factory.mktemp("library")) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(answerer: Answerer) -> Iterator[TestClient]:
    with client_of(create_app(answerer)) as opened:
        yield opened
