from typing import Any

import pytest

from corpus.document import MAX_DOCUMENT_BYTES, MAX_INTEGER, NO_INFO, DocumentInfo, new_document
from corpus.errors import DocumentTooLarge, EmptyDocument, InvalidDocument
from corpus.passage import Scalar

TEXT = "وصل الوفد إلى الكويت.\nاتفق الطرفان."


def test_missing_fields_are_derived_or_empty() -> None:
    document = new_document(TEXT)
    assert document.language == "ar"
    assert (document.title, document.url, document.published) == ("", None, None)
    assert document.translation_source == "user"
    assert len(document.document_id) == 32 and set(document.document_id) <= set("0123456789abcdef")


def test_the_default_id_depends_on_source_name_and_text_alone() -> None:
    first = new_document(TEXT, source_name="a.txt").document_id
    info = DocumentInfo(title="Other", url="https://example.com")
    assert new_document(TEXT, info, source_name="a.txt").document_id == first
    assert new_document(TEXT, source_name="b.txt").document_id != first
    assert new_document(TEXT + "!", source_name="a.txt").document_id != first


def test_name_and_text_are_separated_in_the_hash() -> None:
    assert new_document("b", source_name="a").document_id != new_document("ab").document_id


def test_only_windows_line_ends_of_a_text_are_changed() -> None:
    raw = "\ufeff أ\r\nب\rج\n\n ـ\u064b\u200f\x0c ﻻ 1٢ "
    assert new_document(raw).text == raw.replace("\r\n", "\n")


@pytest.mark.parametrize("text", ["", " \r\n\t\u00a0\u2028"])
def test_blank_text_is_empty(text: str) -> None:
    with pytest.raises(EmptyDocument):
        new_document(text)


def test_a_text_without_letters_needs_a_language() -> None:
    with pytest.raises(InvalidDocument, match="letter") as refused:
        new_document("2024: 1.1")
    assert "language" in refused.value.hint
    assert new_document("2024: 1.1", DocumentInfo(language="en")).language == "en"


@pytest.mark.parametrize("letter", ["a", "ب", "€"])
def test_the_size_limit_counts_bytes(letter: str) -> None:
    fitting = letter * (MAX_DOCUMENT_BYTES // len(letter.encode()))
    assert new_document(fitting, DocumentInfo(language="ar")).text == fitting
    with pytest.raises(DocumentTooLarge, match="20 MB"):
        new_document(fitting + letter, DocumentInfo(language="ar"))


@pytest.mark.parametrize("document_id", ["a", "a-b_c.D-9", "تقرير-٢٠٢٤", "x" * 200, "..."])
def test_usable_ids(document_id: str) -> None:
    assert new_document(TEXT, DocumentInfo(document_id)).document_id == document_id


@pytest.mark.parametrize(
    "document_id",
    ["", "x" * 201, "a b", "a/b", "a#p1", "a\n", "../a", ".", "..", "a\u064b", "a\u200f", "a%20", "<b>", "\ud800"],
)
def test_unusable_ids_are_refused_and_not_repeated(document_id: str) -> None:
    with pytest.raises(InvalidDocument) as refused:
        new_document(TEXT, DocumentInfo(document_id))
    assert str(refused.value) == "document_id is not usable"


@pytest.mark.parametrize(
    ("given", "kept"), [("2024-11-05", "2024-11-05"), ("20241105", "2024-11-05"), ("2024-02-29", "2024-02-29")]
)
def test_dates(given: str, kept: str) -> None:
    assert new_document(TEXT, DocumentInfo(published=given)).published == kept


@pytest.mark.parametrize(
    "published", ["", "2024", "2023-02-29", "05/11/2024", "٢٠٢٤-١١-٠٥", "2024-11-05T10:00", "\ud800"]
)
def test_invalid_dates_are_refused(published: str) -> None:
    with pytest.raises(InvalidDocument, match="published"):
        new_document(TEXT, DocumentInfo(published=published))


@pytest.mark.parametrize("url", ["https://example.com", "HTTP://example.com/a?b=c#d", "https://مثال.إختبار/صفحة"])
def test_web_addresses(url: str) -> None:
    assert new_document(TEXT, DocumentInfo(url=url)).url == url


@pytest.mark.parametrize(
    "url",
    [
        *("", "example.com", "https://", "https:///a", "https://a b", " https://a.b"),
        *("javascript:alert(1)", "file:///etc/passwd", "ftp://a.b"),
        *("https://a.b/\n", "https://a.b/\u202egpj.exe", "https://a.b/\ud800"),
    ],
)
def test_invalid_web_addresses_are_refused(url: str) -> None:
    with pytest.raises(InvalidDocument, match="url"):
        new_document(TEXT, DocumentInfo(url=url))


def test_metadata_is_kept() -> None:
    metadata: dict[str, Scalar] = {"قسم": "أخبار", "year": 2024, "score": 1e300, "public": True}
    assert new_document(TEXT, DocumentInfo(metadata=metadata)).metadata == metadata


@pytest.mark.parametrize("value", [None, [], {}, float("nan"), float("inf"), MAX_INTEGER + 1, "\ud800", b"a", 1j])
def test_metadata_of_other_types_are_refused(value: Any) -> None:
    with pytest.raises(InvalidDocument, match="metadata"):
        new_document(TEXT, DocumentInfo(metadata={"key": value}))


def test_an_integer_of_five_thousand_digits() -> None:
    with pytest.raises(InvalidDocument, match="metadata"):
        new_document(TEXT, DocumentInfo(metadata={"key": -(10**5000)}))


LONE = "نص\udc00"


@pytest.mark.parametrize(
    ("field", "info"),
    [
        ("title", DocumentInfo(title=LONE)),
        ("metadata", DocumentInfo(metadata={LONE: 1})),
        ("translations", DocumentInfo(translations={"en": [LONE]})),
        ("translations", DocumentInfo(translations={"en": [[("نص", LONE)]]})),
    ],
)
def test_lone_surrogates_are_refused_everywhere(field: str, info: DocumentInfo) -> None:
    with pytest.raises(InvalidDocument, match=field):
        new_document("نص", info)


def test_a_lone_surrogate_in_the_name_of_the_source() -> None:
    with pytest.raises(InvalidDocument, match="source_name"):
        new_document("نص", source_name=LONE)


def test_lone_surrogates_in_the_text() -> None:
    with pytest.raises(InvalidDocument, match="text"):
        new_document(LONE)


@pytest.mark.parametrize("arguments", [{"language": "fr"}, {"translation_source": "friend"}])
def test_unknown_choices_are_refused_with_the_known_ones(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidDocument) as refused:
        new_document(TEXT, DocumentInfo(**arguments))
    assert "use one of" in refused.value.hint


def test_a_document_is_independent_of_later_changes_of_the_arguments() -> None:
    items: list[Any] = ["one", [["اتفق الطرفان.", "They agreed."]]]
    metadata = {"year": 2024}
    document = new_document(TEXT, DocumentInfo(translations={"en": items}, metadata=metadata))
    items.clear()
    metadata.clear()
    assert document.translations == {"en": ("one", (("اتفق الطرفان.", "They agreed."),))}
    assert document.metadata == {"year": 2024}


def test_given_fields_override_others_and_metadata_are_merged() -> None:
    file = DocumentInfo("a", title="Own", language="en", metadata={"year": 2023, "author": "Sand"})
    given = DocumentInfo(title="Given", metadata={"year": 2024})
    assert file.overridden_by(given) == DocumentInfo(
        "a", title="Given", language="en", metadata={"year": 2024, "author": "Sand"}
    )
    assert file.overridden_by(NO_INFO) == file
