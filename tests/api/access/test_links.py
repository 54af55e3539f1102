"""Links of citations: absolute, under the public URL or that of the request, and signed once a key exists."""

from pathlib import Path

import pytest
from starlette.requests import Request

from api.access.authenticator import Authenticator
from api.access.keys import create_key
from api.access.links import Links
from index.storage.database import Database
from tests.api.protocols.conversations import ANSWER

CITATION = ANSWER.citations[0]
REQUEST = Request(
    {"type": "http", "scheme": "http", "server": ("10.0.0.7", 8000), "path": "/", "query_string": b"", "headers": []}
)


@pytest.mark.parametrize(
    ("public_url", "base"),
    [
        ("", "http://10.0.0.7:8000"),
        ("https://quotes.example", "https://quotes.example"),
        ("https://quotes.example/iqtibas/", "https://quotes.example/iqtibas"),
    ],
)
def test_a_link_is_absolute(tmp_path: Path, public_url: str, base: str) -> None:
    links = Links(Authenticator(Database(tmp_path / "library.sqlite3")), public_url)
    assert links.to(REQUEST)(CITATION) == f"{base}{CITATION.url}"


def test_once_a_key_exists_a_link_opens_its_passage_and_no_other(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.sqlite3")
    create_key(database)
    authenticator = Authenticator(database)
    path, _, query = Links(authenticator, "https://quotes.example").to(REQUEST)(CITATION).partition("?")
    assert path == "https://quotes.example/v1/documents/pump/passages/4"
    caller = authenticator.link_caller("/v1/documents/pump/passages/4", query)
    assert caller is not None and (caller.role, caller.collections) == (None, ("work",))
    assert authenticator.link_caller("/v1/documents/pump/passages/5", query) is None
