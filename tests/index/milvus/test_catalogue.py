"""What is read of collections, documents and passages."""

import logging

import pytest

from corpus.errors import InvalidDocument, UnknownCollection, UnknownDocument
from index.milvus.catalogue import Catalogue
from tests.index.doubles import document
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy


@pytest.fixture
def catalogue(server: Server) -> Catalogue:
    return server.catalogue


def test_collections_are_listed_and_unknown_ones_are_errors(server: Server, catalogue: Catalogue) -> None:
    assert catalogue.collections() == ["default"]
    assert server.writer.create("b") and not server.writer.create("b")
    server.put(document("d", "oil"), collection="a")
    assert catalogue.collections() == ["a", "b", "default"]
    catalogue.check(["a", "b", "default"])
    with pytest.raises(UnknownCollection, match="c"):
        catalogue.check(["a", "c"])
    with pytest.raises(UnknownDocument):
        catalogue.row("a", "e")
    with pytest.raises(UnknownCollection):
        catalogue.row("c", "d")


def test_documents_are_listed_in_pages(server: Server, catalogue: Catalogue) -> None:
    server.put(*(document(f"d{number}", "oil") for number in range(5)))
    server.put(document("d9", "oil"), collection="other")
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = catalogue.page("default", 2, cursor)
        seen += [each.document_id for each in page.documents]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == [f"d{number}" for number in range(5)]
    with pytest.raises(InvalidDocument):
        catalogue.page("default", 2, 'd" or name > "')


def test_keys_of_replaced_passages_are_reported_as_moved(server: Server, catalogue: Catalogue) -> None:
    server.put(document("d", "oil", "gas"), document("e", "sun"))
    first, kept = (catalogue.row("default", each) for each in ("d", "e"))
    keys = [first["head"], kept["head"]]
    found, has_changed = catalogue.passages(keys)
    assert ([found[key].passage.text for key in keys], has_changed) == (["oil", "sun"], False)
    server.put(document("d", "moon"))
    found, has_changed = catalogue.passages(keys)
    assert (list(found), has_changed) == ([kept["head"]], True)


def test_passages_are_read_by_number_and_by_version(server: Server, catalogue: Catalogue) -> None:
    server.put(document("d", "oil", "gas"))
    server.put(document("d", "sun"))
    row = catalogue.row("default", "d")
    assert [each.passage.text for each in catalogue.passages_of(row)] == ["sun"]
    assert catalogue.passage(row, 0) is catalogue.passage(row, 2) is None
    old = catalogue.old_passage(row, 1, 2)
    assert old is not None and (old.passage.text, old.version) == ("gas", 1)
    assert catalogue.old_passage(row, 1, 3) is catalogue.old_passage(row, 7, 1) is None
    assert [each.document.text for each in catalogue.kept(row)] == ["oil\ngas", "sun"]


def test_a_damaged_passage_is_not_returned(
    server: Server, catalogue: Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    server.put(document("d", "oil", "gas"))
    row, table = catalogue.row("default", "d"), server.milvus.tables.passages
    (damaged,) = server.milvus.get(table, [row["head"]], list(table.fields))
    server.milvus.upsert(table, [damaged | {"text": "ail"}])
    with caplog.at_level(logging.ERROR):
        assert [each.passage.number for each in catalogue.passages_of(row)] == [2]
    assert "d#p1" in caplog.text


def test_passages_in_another_language_without_a_translation_are_foreign(server: Server, catalogue: Catalogue) -> None:
    server.put(
        document("english", "oil and gas"),
        document("arabic", "نفط وغاز"),
        document("both", "نفط وغاز", translations={"en": ["oil and gas"]}),
    )
    heads = {name: catalogue.row("default", name)["head"] for name in ("english", "arabic", "both")}
    assert catalogue.foreign(list(heads.values()), "en") == {heads["arabic"]}
