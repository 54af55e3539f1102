from collections.abc import Iterator

import pytest

from rag.answerer import Answerer
from tests.rag.conftest import fresh
from tests.rag.reading.texts import DOCUMENTS


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with fresh(tmp_path_factory.mktemp("paper"), article=False) as opened:
        for collection, document in DOCUMENTS:
            opened.library.add(collection, document)
        yield opened
