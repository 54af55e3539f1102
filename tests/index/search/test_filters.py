"""Filters let through what they say, whatever the values."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import InvalidDocument
from index.library import Library
from index.search.filters import Filters
from tests.index.doubles import document, open_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = open_library(tmp_path_factory.mktemp("filters"))
    library.add(
        "default", document("a", "oil prices", published="2024-01-31", metadata={"n": 1, 'k"ey': "v'al", "ok": True})
    )
    library.add(
        "default", document("b", "oil prices", published="2024-02-29", metadata={"n": 1.5, "ok": False, "big": 2**62})
    )
    library.add("default", document("c", "oil prices", "اسعار النفط oil", metadata={"n": "1", "ok": 1}, language="ar"))
    library.add("other", document("a", "oil prices"))
    yield library
    library.close()


def found(library: Library, filters: Filters) -> str:
    """Return the ids of the documents found, as one sorted word."""
    hits = library.search("oil", filters=filters, top_k=50).hits
    return "".join(sorted({hit.passage_id.partition("#")[0] for hit in hits}))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "abc"),
        (Filters(document_ids=("a", "c", "x")), "ac"),
        (Filters(document_ids=("x",)), ""),
        (Filters(languages=("ar",)), "c"),
        (Filters(languages=("en", "ar")), "abc"),
        (Filters(published_from="2024-01-31", published_to="2024-01-31"), "a"),
        (Filters(published_from="2024-02-01"), "b"),
        (Filters(published_to="2023-12-31"), ""),
        (Filters(metadata={"n": 1}), "a"),
        (Filters(metadata={"n": 1.0}), "a"),
        (Filters(metadata={"n": "1"}), "c"),
        (Filters(metadata={"ok": True}), "a"),
        (Filters(metadata={"ok": False}), "b"),
        (Filters(metadata={"ok": 1}), "c"),
        (Filters(metadata={"big": 2**62}), "b"),
        (Filters(metadata={"big": 2**70}), ""),
        (Filters(metadata={'k"ey': "v'al"}), "a"),
        (Filters(metadata={"$.n": 1, "": ""}), ""),
        (Filters(metadata={"n": 1, "ok": True}, languages=("en",), document_ids=("a", "b")), "a"),
        (Filters(document_ids=("' OR 1=1 --",)), ""),
    ],
)
def test_filters(library: Library, filters: Filters, expected: str) -> None:
    assert found(library, filters) == expected


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidDocument, match="published_from is later than published_to"):
        Filters(published_from="2024-01-02", published_to="2024-01-01")


def test_filters_act_before_ranking(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.add("default", document("many", *(f"oil oil oil prices {number}" for number in range(300))))
    library.add("default", document("one", "a long text that speaks of oil once, and of much else besides"))
    assert found(library, Filters(document_ids=("one",))) == "one"
    library.close()
