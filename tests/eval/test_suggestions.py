"""Suggested questions asked: counted by language, and those listed that miss their topic."""

from pathlib import Path

import pytest

from corpus.document import DocumentInfo, new_document
from eval.suggestions import asked_suggestions, main

TEXT = (
    "The harbour of Riga was closed in May. The owner of the Daugava Ferry told the Baltic Post that he was sad.\n"
    "Sailors say that the ice is thick. The Baltic Post was founded in Tallinn."
)


def test_questions_are_asked_in_each_language_of_a_document() -> None:
    pair = ("The harbour of Riga was closed by the water council.", "أُغلق الميناء البحري.")
    document = new_document(pair[0], DocumentInfo("harbour", translations={"ar": [[pair]]}))
    asked = list(asked_suggestions(document, "bundled-fast"))
    assert {each.language for each in asked} == {"en", "ar"}
    assert all(each.is_answered and each.names_topic for each in asked if "Riga" in each.question)


def test_a_sentence_that_says_something_else_names_no_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    document = new_document(TEXT, DocumentInfo("post"))
    assert all(each.names_topic for each in asked_suggestions(document, "bundled-fast"))
    monkeypatch.setattr(
        "eval.suggestions.suggested_questions",
        lambda *_: ["What do the documents say about the Daugava Ferry and Tallinn?"],
    )
    (suggested,) = asked_suggestions(document, "bundled-fast")
    assert suggested.is_answered and not suggested.names_topic


def test_a_line_a_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overview", "--encoder", "bundled-fast"]) == 0
    arabic, english, *_ = capsys.readouterr().out.splitlines()
    assert arabic.startswith("ar: ") and english.startswith("en: ") and "suggested" in english
    assert main([str(tmp_path / "no set")]) == 2
