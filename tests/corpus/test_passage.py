import dataclasses

import pytest

from corpus.passage import Document, Passage, Translation


def passage(number: int = 2) -> Passage:
    return Passage("annual-report.2024", number, "نص", start=5, end=7, language="ar")


def test_the_passage_id_says_where_it_stands() -> None:
    assert passage(12).passage_id == "annual-report.2024#p12"


def test_records_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        passage().text = "نص آخر"  # type: ignore[misc]


def test_equal_passages_are_equal_and_can_be_collected() -> None:
    assert len({passage(), passage(), passage(3)}) == 2


def test_records_have_no_room_for_other_fields() -> None:
    assert not hasattr(passage(), "__dict__")
    assert not hasattr(Document("a", "text", "en"), "__dict__")
    assert not hasattr(Translation("en", "text"), "__dict__")


def test_a_document_starts_without_translations_of_another_one() -> None:
    first, second = Document("a", "نص", "ar"), Document("b", "نص", "ar")
    assert first.translations == {} and first.translations is not second.translations
    assert first.translation_source == "user"
