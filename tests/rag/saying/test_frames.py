"""The project's own sentences."""

from typing import get_args

from corpus.language import detect_language
from rag.answer import AbstainReason
from rag.saying.frames import QUOTED_ABROAD, REFUSALS, SUGGESTED_QUESTION


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    assert set(REFUSALS) == set(get_args(AbstainReason))
    for sentences in (*REFUSALS.values(), QUOTED_ABROAD, SUGGESTED_QUESTION):
        assert {language: detect_language(text) for language, text in sentences.items()} == {"ar": "ar", "en": "en"}
