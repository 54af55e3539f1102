"""Documents and collections in the database: written whole, replaced whole, removed whole."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from corpus.errors import InvalidDocument, UnknownCollection, UnknownDocument
from corpus.passage import Document
from index.records import StoredDocument
from index.storage.catalogue import collection_summaries, list_documents, read_document
from index.storage.changes import changes_since, generation
from index.storage.database import Database
from index.storage.passages import passages_of
from index.storage.prepare import prepare
from index.storage.store import create_collection, drop_collection, put_document, read_meta, remove_document, write_meta
from tests.index.doubles import document, toy_models


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    database = Database(tmp_path / "library.sqlite3")
    connection = database.connect()
    yield connection
    connection.close()
    database.close()


def put(connection: apsw.Connection, collection: str, given: Document) -> StoredDocument:
    models = toy_models()
    ((prepared,),) = prepare([given], models)
    return put_document(connection, collection, prepared, models)


def keys(connection: apsw.Connection, table: str, column: str = "passage") -> list[int]:
    return [key for (key,) in connection.execute(f"SELECT {column} FROM {table} ORDER BY 1")]


def test_all_fields_of_a_document_are_stored(connection: apsw.Connection) -> None:
    given = document(
        "d",
        "عقد المؤتمر في الكويت.",
        "فقرة ثانية.",
        title="مؤتمر",
        url="https://example.org/a",
        published="2024-02-29",
        metadata={"desk": "news", "priority": 2, "draft": False},
        translations={"en": [[("عقد المؤتمر في الكويت.", "The conference was held in Kuwait.")], ""]},
        translation_source="publisher",
    )
    stored = put(connection, "press", given)
    assert stored == read_document(connection, "press", "d")
    assert (stored.collection, stored.version, stored.passages, stored.language) == ("press", 1, 2, "ar")
    assert (stored.title, stored.url, stored.published) == ("مؤتمر", "https://example.org/a", "2024-02-29")
    assert dict(stored.metadata) == {"desk": "news", "priority": 2, "draft": False}
    first, second = passages_of(connection, "press", "d")
    assert first.passage.translation is not None
    assert first.passage.translation.source == "publisher"
    assert first.passage.translation.sentences == (("عقد المؤتمر في الكويت.", "The conference was held in Kuwait."),)
    assert second.passage.translation is None
    assert given.text[second.passage.start : second.passage.end] == second.passage.text == "فقرة ثانية."


def test_replacing_counts_versions_and_never_reuses_a_key(connection: apsw.Connection) -> None:
    put(connection, "default", document("d", "one", "two", "three"))
    old = keys(connection, "passages", "key")
    stored = put(connection, "default", document("d", "four"))
    assert (stored.version, stored.passages) == (2, 1)
    (new,) = keys(connection, "passages", "key")
    assert new > max(old)
    assert keys(connection, "terms") == keys(connection, "vectors") == [new]


def test_a_removed_document_leaves_no_rows_and_restarts_at_version_one(connection: apsw.Connection) -> None:
    put(connection, "default", document("d", "one", "two"))
    last = max(keys(connection, "passages", "key"))
    remove_document(connection, "default", "d")
    for table, column in (("documents", "key"), ("passages", "key"), ("terms", "passage"), ("vectors", "passage")):
        assert keys(connection, table, column) == []
    with pytest.raises(UnknownDocument):
        remove_document(connection, "default", "d")
    assert put(connection, "default", document("d", "one")).version == 1
    assert min(keys(connection, "passages", "key")) > last


def test_ids_are_unique_within_a_collection_only(connection: apsw.Connection) -> None:
    put(connection, "a", document("d", "in a"))
    put(connection, "b", document("d", "in b"))
    remove_document(connection, "a", "d")
    assert read_document(connection, "b", "d").version == 1
    with pytest.raises(UnknownDocument):
        read_document(connection, "a", "d")


def test_the_log_records_additions_and_removals(connection: apsw.Connection) -> None:
    put(connection, "default", document("d", "one", "two"))
    first = generation(connection)
    put(connection, "default", document("d", "three"))
    put(connection, "other", document("e", "four"))
    delta = changes_since(connection, 1, first)
    assert delta.removed == (range(1, 3),)
    assert delta.added == range(3, 4)
    assert delta.change == generation(connection) > first
    assert changes_since(connection, 1, delta.change).added == range(0)


def test_collections_are_created_listed_and_dropped(connection: apsw.Connection) -> None:
    assert create_collection(connection, "مقالات-2024.b_1")
    assert not create_collection(connection, "مقالات-2024.b_1")
    put(connection, "press", document("d", "one", "two"))
    listed = {each.name: (each.documents, each.passages) for each in collection_summaries(connection)}
    assert listed == {"default": (0, 0), "press": (1, 2), "مقالات-2024.b_1": (0, 0)}
    before = generation(connection)
    drop_collection(connection, "press")
    assert generation(connection) > before
    assert keys(connection, "passages", "key") == []
    with pytest.raises(UnknownCollection):
        drop_collection(connection, "press")


def test_the_default_collection_is_always_there(connection: apsw.Connection) -> None:
    put(connection, "default", document("d", "one"))
    drop_collection(connection, "default")
    assert list_documents(connection, "default", 10, None).documents == ()


@pytest.mark.parametrize("name", ["", "a/b", "a b", "x" * 201, "a\n", "\ud800"])
def test_names_that_break_the_rules_are_refused(connection: apsw.Connection, name: str) -> None:
    with pytest.raises(InvalidDocument):
        create_collection(connection, name)


def test_pages_of_a_listing_are_stable_under_changes(connection: apsw.Connection) -> None:
    for number in range(5):
        put(connection, "default", document(f"d{number}", "text"))
    first = list_documents(connection, "default", 2, None)
    remove_document(connection, "default", "d1")
    second = list_documents(connection, "default", 2, first.next_cursor)
    third = list_documents(connection, "default", 2, second.next_cursor)
    pages = [[each.document_id for each in page.documents] for page in (first, second, third)]
    assert pages == [["d0", "d1"], ["d2", "d3"], ["d4"]]
    assert third.next_cursor is None


@pytest.mark.parametrize("cursor", ["", "x", "é", "\ud800", "AAAA", "9" * 400])
def test_a_cursor_that_is_none_of_ours_is_refused(connection: apsw.Connection, cursor: str) -> None:
    with pytest.raises(InvalidDocument):
        list_documents(connection, "default", 2, cursor)


def test_notes_are_kept(connection: apsw.Connection) -> None:
    assert read_meta(connection, "offered") is None
    write_meta(connection, "offered", "yes")
    write_meta(connection, "offered", "twice")
    assert read_meta(connection, "offered") == "twice"
