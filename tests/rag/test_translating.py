from pathlib import Path

import pytest

from corpus.document import DocumentInfo, new_document
from corpus.errors import ModelUnavailable
from corpus.split import split
from rag import translating
from rag.translating import Translator


@pytest.fixture(autouse=True)
def short_translations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translating, "_LONGEST_TOKENS", 20)


@pytest.fixture(scope="module")
def translator(tmp_path_factory: pytest.TempPathFactory) -> Translator:
    from tests.rag.tiny_models import save_tiny_translator

    return Translator(str(save_tiny_translator(tmp_path_factory.mktemp("translator"))))


def test_a_document_gets_a_translation_by_sentence_that_says_where_it_comes_from(translator: Translator) -> None:
    document = translator.translated(new_document("Oil fell. Gas rose.\nCoal is old."))
    first, second = split(document)
    assert first.translation is not None
    assert first.translation.source == "model"
    assert first.translation.language == "ar"
    assert [source for source, _ in first.translation.sentences] == ["Oil fell.", "Gas rose."]
    assert second.translation is not None


def test_a_document_that_has_a_translation_keeps_it(translator: Translator) -> None:
    document = new_document("Oil fell.", DocumentInfo(translations={"ar": ["انخفض النفط."]}))
    assert translator.translated(document) is document


def test_a_model_of_one_direction_translates_from_its_language_only(
    translator: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translator._tokenizer, "source_lang", "ar", raising=False)
    english = new_document("Oil fell.")
    assert translator.translated(english) is english
    assert translator.translated(new_document("انخفض النفط.")).translations


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="the translator"):
        Translator(str(tmp_path))
