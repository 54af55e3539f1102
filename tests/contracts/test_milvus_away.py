"""Milvus that does not answer: told in one line and over HTTP, and used again as soon as it is back."""

import socket
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from corpus.errors import StorageUnavailable
from index.milvus.connection import Address
from index.milvus.library import MilvusLibrary
from rag.answerer import Answerer
from tests.api.serving import client_of
from tests.contracts.places import skip_without_milvus
from tests.index.doubles import document, toy_models


@pytest.fixture
def port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


def test_a_server_without_its_milvus_is_not_ready_says_why_and_recovers(tmp_path: Path, port: int) -> None:
    skip_without_milvus()
    from milvus_lite.adapter.grpc.server import start_server_in_thread

    library = MilvusLibrary(tmp_path / "home", Address(f"http://127.0.0.1:{port}"), toy_models())
    assert library.offer(document("offered", "oil")) is None
    with client_of(create_app(Answerer(library))) as client:
        for method, path, body in (("GET", "/readyz", None), ("POST", "/v1/search", {"query": "oil"})):
            response = client.request(method, path, json=body)
            assert response.status_code == 503
            assert "Milvus" in response.json()["detail"] and "Retry-After" in response.headers
        assert client.get("/healthz").status_code == 200

        server, lite, _ = start_server_in_thread(str(tmp_path / "milvus"), port=port)
        _wait_until_ready(client)
        assert [hit["document_id"] for hit in _search(client)] == ["offered"]

        server.stop(0).wait()
        assert client.get("/readyz").status_code == 503
        lite.close()
        server, lite, _ = start_server_in_thread(str(tmp_path / "milvus"), port=port)
        _wait_until_ready(client)
        assert [hit["document_id"] for hit in _search(client)] == ["offered"]
    library.close()
    server.stop(0).wait()
    lite.close()


def test_a_dead_address_is_one_line(tmp_path: Path, port: int) -> None:
    skip_without_milvus()
    library = MilvusLibrary(tmp_path, Address(f"http://127.0.0.1:{port}"), toy_models())
    with pytest.raises(StorageUnavailable, match=f"^Milvus at http://127.0.0.1:{port}") as caught:
        library.documents("default")
    assert "\n" not in str(caught.value)
    library.close()


def _wait_until_ready(client: TestClient) -> None:
    """gRPC waits a second or two between its tries."""
    for _ in range(100):
        if client.get("/readyz").status_code == 200:
            return
        time.sleep(0.1)
    pytest.fail("Milvus is back and was not found")


def _search(client: TestClient) -> list[dict[str, str]]:
    hits: list[dict[str, str]] = client.post("/v1/search", json={"query": "oil"}).json()["hits"]
    return hits
