"""Versions of a document put together again as they were given."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnknownDocument
from corpus.split import split
from index.library import Library
from tests.index.doubles import document, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    yield library
    library.close()


def test_the_present_text_is_returned_exactly(library: Library) -> None:
    text = "  one\n\n\ttwo  \nthree"
    library.add("default", document("d", text, title="T", metadata={"n": 1, "b": False, "s": "x"}))
    (kept,) = library.kept("default", "d")
    assert kept.document.text == text
    assert (kept.document.title, kept.document.metadata) == ("T", {"n": 1, "b": False, "s": "x"})
    assert kept.stamp.version == 1


def test_paragraphs_of_an_earlier_version_stand_where_they_stood(library: Library) -> None:
    given = document("d", "   one", "", "", " two", "three")
    library.add("default", given)
    library.add("default", document("d", "other"))
    old, present = library.kept("default", "d")
    assert [(each.text, each.start) for each in split(old.document)] == [(e.text, e.start) for e in split(given)]
    assert [each.stamp.version for each in (old, present)] == [1, 2]


def test_translations_keep_their_sentences(library: Library) -> None:
    pairs = [[("عقد.", "It was held."), ("ورد.", "It came.")], "", "all of it"]
    library.add("default", document("d", "عقد. ورد.", "خبر", "كله", translations={"en": pairs}))
    present = library.kept("default", "d")[0].document
    library.add("default", document("d", "نفط"))
    for version in (present, library.kept("default", "d")[0].document):
        translations = [each.translation for each in split(version)]
        assert [each and each.text for each in translations] == ["It was held. It came.", None, "all of it"]
        assert translations[0] is not None and len(translations[0].sentences) == 2


def test_missing_documents_and_collections(library: Library) -> None:
    with pytest.raises(UnknownDocument):
        library.kept("default", "d")
