"""Who asks, behind a proxy: X-Forwarded-For counts from the proxies of the settings, and is a stranger's claim else."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import server
from api.access.keys import Grant, create_key
from api.addresses import ServerOptions
from api.app import create_app
from api.guards import access
from rag.answerer import Answerer
from rag.settings import Settings
from tests.api.serving import BASE_URL, open_answerer

LIMIT = 3
CLAIMED = [f"198.51.100.{number}" for number in range(LIMIT + 2)]


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with open_answerer(tmp_path_factory.mktemp("library")) as answerer:
        create_key(answerer.library.database, Grant("read"))
        yield answerer


def answers(answerer: Answerer, home: Path, peer: str, trusted: Sequence[str]) -> list[int]:
    """Return what a peer gets that claims to ask for one address after the other."""
    config = server._config(Settings(home=home, trusted_proxies=tuple(trusted)), ServerOptions())
    config.app, config.factory = create_app(answerer), False
    config.load()
    client = TestClient(config.loaded_app, base_url=BASE_URL, client=(peer, 1))
    return [client.get("/v1/collections", headers={"x-forwarded-for": each}).status_code for each in CLAIMED]


# The counts lie beside the database, so each case asks from an address of its own.
@pytest.mark.parametrize(
    ("peer", "trusted", "statuses"),
    [
        ("192.0.2.1", [], [401] * LIMIT + [429] * 2),
        ("192.0.2.2", ["203.0.113.9"], [401] * LIMIT + [429] * 2),
        ("192.0.2.3", ["192.0.2.3"], [401] * (LIMIT + 2)),
    ],
    ids=["no proxy", "another proxy", "this proxy"],
)
def test_addresses_are_believed_from_a_proxy_of_the_settings_alone(
    closed: Answerer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    peer: str,
    trusted: Sequence[str],
    statuses: list[int],
) -> None:
    monkeypatch.setattr(access, "ANONYMOUS_REQUESTS_A_MINUTE", LIMIT)
    assert answers(closed, tmp_path, peer, trusted) == statuses
