"""When passages have vectors of the encoder in use, and how they get them."""

import logging
from threading import Event

import pytest

from index.milvus.connection import Row
from index.milvus.readiness import Readiness
from tests.index.doubles import document
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy


def test_an_empty_library_is_ready_and_stays_so(server: Server) -> None:
    readiness = Readiness(server.milvus, server.catalogue, server.log, _never)
    assert not readiness.is_dense
    readiness.check()
    assert readiness.is_dense
    server.put(document("d", "oil"))
    again = Readiness(server.milvus, server.catalogue, server.log, _never)
    again.check()
    assert again.is_dense and again.wait(1)


def test_only_documents_without_vectors_of_this_encoder_are_written_again(server: Server) -> None:
    server.put(document("with", "oil", "gas"), document("without", "oil", "gas"))
    head = server.catalogue.row("default", "without")["head"]
    server.milvus.delete_where(server.milvus.tables.views, f"passage == {head + 1}")
    written: list[str] = []
    readiness = Readiness(
        server.milvus, server.catalogue, server.log, lambda _, row: written.append(row["document_id"])
    )
    readiness.check()
    assert readiness.wait(10) and readiness.is_dense
    assert written == ["without"]
    readiness.close()


def test_an_encoder_that_fails_leaves_the_library_sparse_and_is_logged(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.put(document("d", "oil"))
    server.milvus.delete_where(server.milvus.tables.views, "passage >= 0")
    readiness = Readiness(server.milvus, server.catalogue, server.log, _never)
    with caplog.at_level(logging.ERROR):
        readiness.check()
        assert not readiness.wait(10)
    assert "could not be embedded" in caplog.text
    readiness.check()
    assert not readiness.is_dense


def test_closing_ends_the_job_after_its_present_document(server: Server) -> None:
    server.put(document("a", "oil"), document("b", "gas"))
    server.milvus.delete_where(server.milvus.tables.views, "passage >= 0")
    written: list[str] = []
    begun, may_end = Event(), Event()

    def write(_: str, row: Row) -> None:
        written.append(row["document_id"])
        begun.set()
        may_end.wait(10)

    readiness = Readiness(server.milvus, server.catalogue, server.log, write)
    readiness.check()
    assert begun.wait(10)
    readiness._closing.set()
    may_end.set()
    readiness.close()
    assert (written, readiness.is_dense) == (["a"], False)


def _never(collection: str, row: Row) -> None:
    raise AssertionError("nothing is to be written")
