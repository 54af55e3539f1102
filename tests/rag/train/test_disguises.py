"""A disguised question keeps the words that matter, in another spelling, order of letters or frame."""

import random

import pytest

from corpus.passage import Language
from rag.train.disguises import disguised
from rag.train.templates import wrappings

ARABIC, ENGLISH = "متى أُنشئت مدرسة ليما القديمة؟", "When did the museum of Lima open?"


def _disguises(question: str, language: Language) -> set[str]:
    return {disguised(question, language, random.Random(seed)) for seed in range(200)}


@pytest.mark.parametrize(("question", "language"), [(ARABIC, "ar"), (ENGLISH, "en")])
def test_every_wrapping_has_the_question_as_it_is(question: str, language: Language) -> None:
    wrapped = {each.format(question) for each in wrappings(language)}
    assert wrapped <= _disguises(question, language)


def test_arabic_is_typed_without_hamza_in_dialect_and_as_keywords() -> None:
    found = _disguises(ARABIC, "ar")
    assert "متي انشئت مدرسه ليما القديمه؟".replace("ئ", "ي") in found
    assert "امتى أُنشئت مدرسة ليما القديمة؟" in found
    assert "متى أُنشئت مدرسة ليما القديمة" in found


def test_english_is_typed_small_and_as_keywords() -> None:
    found = _disguises(ENGLISH, "en")
    assert {ENGLISH.lower(), "When museum Lima open"} <= found


def test_a_slip_keeps_the_letters_of_every_word() -> None:
    for seed in range(200):
        slipped = disguised(ENGLISH, "en", random.Random(seed))
        if slipped not in {ENGLISH, ENGLISH.lower()} and len(slipped) == len(ENGLISH):
            pairs = list(zip(slipped.split(" "), ENGLISH.split(" "), strict=True))
            assert all(sorted(one) == sorted(other) for one, other in pairs)
            assert any(one != other for one, other in pairs)
            return
    pytest.fail("no slip in 200 disguises")
