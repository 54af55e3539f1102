from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import DocumentInfo, new_document
from corpus.errors import EmptyDocument, InvalidDocument, TranslationMismatch
from corpus.passage import Document, Translation
from corpus.split import paragraph_spans, split

ARABIC = "وصل الوفد. وبدأ الاجتماع.\n\n  اتفق الطرفان.  \n"


def arabic(translations: Any) -> Document:
    return new_document(ARABIC, DocumentInfo("talks", translations=translations or {}))


def test_a_paragraph_ends_at_a_line_feed_alone() -> None:
    text = "أ\u2028ب\u0085ج\x0bد\x0cهـ\rو\n\n \u00a0\n\tثانية \n"
    assert [text[start:end] for start, end in paragraph_spans(text)] == ["أ\u2028ب\u0085ج\x0bد\x0cهـ\rو", "ثانية"]


def test_paragraph_spans_of_blank_text() -> None:
    assert paragraph_spans("") == paragraph_spans(" \n\n\t\u2028\n") == []


@given(st.text(alphabet=st.sampled_from("اب a\n\t\u2028\u00a0\u200f\x1c\r"), max_size=40))
def test_spans_are_the_stripped_lines(text: str) -> None:
    assert [text[start:end] for start, end in paragraph_spans(text)] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]


def test_passages_have_numbers_and_offsets() -> None:
    document = arabic(None)
    first, second = split(document)
    assert (first.passage_id, second.passage_id) == ("talks#p1", "talks#p2")
    assert second.text == "اتفق الطرفان." == document.text[second.start : second.end]
    assert first.language == "ar" and first.translation is None


def test_crlf_changes_no_passage() -> None:
    windows = new_document(ARABIC.replace("\n", "\r\n"), DocumentInfo("talks"))
    assert split(windows) == split(arabic(None))


def test_translations_by_paragraph() -> None:
    _, second = split(arabic({"en": ["The delegation arrived. The meeting began.", " The two sides agreed. "]}))
    assert second.translation == Translation("en", "The two sides agreed.", "user")


def test_translations_by_sentence_are_joined_by_a_space() -> None:
    pairs = [("وصل الوفد.", "The delegation arrived."), ("وبدأ الاجتماع.", "The meeting began.")]
    first, _ = split(arabic({"en": [pairs, ""]}))
    assert first.translation is not None
    assert first.translation.text == "The delegation arrived. The meeting began."
    assert first.translation.sentences == tuple(pairs)


def test_a_blank_item_is_no_translation() -> None:
    assert [passage.translation for passage in split(arabic({"en": [" ", []]}))] == [None, None]


def test_an_english_document_is_translated_into_arabic() -> None:
    document = new_document("One.", DocumentInfo(translations={"ar": ["واحد."]}, translation_source="publisher"))
    assert split(document)[0].translation == Translation("ar", "واحد.", "publisher")


@pytest.mark.parametrize("items", [[], ["one"], ["one", "two", "three"]])
def test_another_number_of_translations_is_refused(items: list[str]) -> None:
    with pytest.raises(TranslationMismatch, match=f"{len(items)} items .* 2 paragraphs"):
        split(arabic({"en": items}))


@pytest.mark.parametrize(
    "pairs",
    [
        [("وصل الوفد", "The delegation arrived"), ("وصل الوفد", "again")],
        [("وبدأ الاجتماع.", "The meeting began."), ("وصل الوفد.", "The delegation arrived.")],
        [("وصل  الوفد.", "The delegation arrived.")],
        [("اتفق الطرفان.", "The two sides agreed.")],
        [("", "nothing")],
    ],
    ids=["twice", "out of order", "not verbatim", "of another paragraph", "blank"],
)
def test_a_source_sentence_that_is_not_in_its_place_is_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(TranslationMismatch, match=r"translations\.en\[0\]"):
        split(arabic({"en": [pairs, "The two sides agreed."]}))


@pytest.mark.parametrize("language", ["ar", "fr", ""])
def test_translations_into_the_same_or_an_unknown_language_are_refused(language: str) -> None:
    with pytest.raises(InvalidDocument):
        split(arabic({language: ["one", "two"]}))


def test_a_document_without_text_has_no_passage() -> None:
    with pytest.raises(EmptyDocument):
        split(Document("blank", " \n\t\n", "ar"))
