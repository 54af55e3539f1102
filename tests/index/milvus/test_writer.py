"""What is written of documents, in which order, and what is deleted with them."""

import pytest

from corpus.errors import InvalidDocument, StorageUnavailable
from index.milvus.connection import Milvus, Row
from index.milvus.schema import Table
from index.milvus.terms import dimensions
from tests.index.doubles import document, hashes_of
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy


def stored(milvus: Milvus) -> dict[str, int]:
    """Return the number of rows of passages, vectors and pieces."""
    tables = milvus.tables
    counts = {
        name: len(milvus.query(table, "passage >= 0", ("passage",)))
        for name, table in (("passages", tables.passages), ("views", tables.views), ("sentences", tables.sentences))
    }
    return counts | {"pieces": len(milvus.query(tables.records, 'name like "document/%"', ("name",)))}


def test_a_new_version_replaces_passages_and_vectors_and_keeps_the_old_text(server: Server) -> None:
    (first,) = server.put(document("d", "Oil rose. Gas fell.", "Sun."))
    assert stored(server.milvus) == {"passages": 2, "views": 2, "sentences": 3, "pieces": 1}
    (second,) = server.put(document("d", "Moon."))
    assert stored(server.milvus) == {"passages": 1, "views": 1, "sentences": 1, "pieces": 2}
    assert (first.version, second.version) == (1, 2)


def test_nothing_is_left_of_removed_documents_and_collections(server: Server) -> None:
    server.put(document("d", "oil"), document("e", "gas"))
    server.put(document("d", "sun"))
    server.writer.remove("default", [server.catalogue.row("default", "d")])
    assert stored(server.milvus) == {"passages": 1, "views": 1, "sentences": 1, "pieces": 1}
    server.put(document("f", "oil"), collection="other")
    server.writer.drop("other")
    assert server.catalogue.collections() == ["default"]
    assert stored(server.milvus) == {"passages": 1, "views": 1, "sentences": 1, "pieces": 1}


def test_statistics_are_those_of_the_documents_and_a_recount_says_the_same(server: Server) -> None:
    server.put(document("d", "oil gas", "oil"), document("e", "oil"))
    server.put(document("d", "sun"))
    server.writer.remove("default", [server.catalogue.row("default", "e")])
    server.put(document("f", "oil"))
    counted = []
    for _ in range(2):
        statistics = server.log.of_collection("default")
        totals = [statistics.total(name) for name in ("documents", "passages", "length")]
        terms = [statistics.frequencies(dimensions(hashes_of(word))).tolist() for word in ("oil", "gas", "sun")]
        counted.append((totals, terms))
        server.writer.recount("default")
    assert counted == [([2, 2, 2], [[1], [0], [1]])] * 2


def test_a_document_is_invisible_until_its_row_is_written(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.put(document("d", "oil"))
    upsert = Milvus.upsert

    def fail(self: Milvus, table: Table, rows: list[Row]) -> None:
        if table is server.milvus.tables.documents:
            raise StorageUnavailable("killed")
        upsert(self, table, rows)

    monkeypatch.setattr(Milvus, "upsert", fail)
    with pytest.raises(StorageUnavailable):
        server.put(document("d", "gas"), document("e", "gas"))
    library = server.open()
    assert [hit.passage_id for hit in library.search("gas oil").hits] == ["d#p1"]
    assert [each.passage.text for each in library.document_passages("default", "d")] == ["oil"]
    library.close()


def test_near_duplicates_are_those_before_a_document_in_its_batch_or_stored(server: Server) -> None:
    lines = [f"this is line {number} of a long and quiet text" for number in range(30)]
    server.put(document("first", *lines))
    found = server.put(document("second", *lines, "more"), document("third", *lines, "much more"))
    assert [{near.document_id for near in each.near_duplicates} for each in found] == [{"first"}, {"first", "second"}]


def test_a_collection_needs_a_proper_name(server: Server) -> None:
    with pytest.raises(InvalidDocument):
        server.writer.create('a" or name > "')
