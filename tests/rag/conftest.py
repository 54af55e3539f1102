"""One library with the bundled article and texts of the tests' own, shared by all tests that only ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answerer import Answerer
from rag.settings import Settings
from rag.wiring import open_answerer
from tests.rag.texts import DOCUMENTS


def fresh(home: Path, *, article: bool = True) -> Answerer:
    return open_answerer(Settings(home=home, bundled_article=article, encoder="bundled-fast"))


@pytest.fixture(scope="session")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with fresh(tmp_path_factory.mktemp("rag")) as opened:
        for collection, document in DOCUMENTS:
            opened.library.add(collection, document)
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Answerer]:
    with fresh(tmp_path, article=False) as opened:
        yield opened
