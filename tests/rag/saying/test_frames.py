"""The project's own sentences."""

from typing import get_args

import pytest

from corpus.language import detect_language
from corpus.passage import Language
from rag.answer import AbstainReason
from rag.asking.small_talk import Talk
from rag.saying.frames import REFUSALS, REPLIES, SUGGESTED_QUESTION, UNTRANSLATED_QUOTE, refusal


def test_every_reason_and_every_talk_has_a_sentence_in_both_languages() -> None:
    assert set(REFUSALS) == set(get_args(AbstainReason))
    assert set(REPLIES) == set(get_args(Talk))
    for sentences in (*REFUSALS.values(), *REPLIES.values(), UNTRANSLATED_QUOTE, SUGGESTED_QUESTION):
        assert {language: detect_language(text) for language, text in sentences.items()} == {"ar": "ar", "en": "en"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_refusal_fits_what_was_said(language: Language) -> None:
    assert refusal("not_a_question", "thanks", language) == REPLIES["thanks"][language]
    assert refusal("not_a_question", None, language) == REFUSALS["not_a_question"][language]
