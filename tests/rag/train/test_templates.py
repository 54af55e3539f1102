"""The templates of generated questions: by purpose and language, in both languages for the same kinds of answer."""

import pytest

from rag.train.templates import Purpose, templates, wrappings


@pytest.mark.parametrize("purpose", ["cloze", "cue"])
def test_both_languages_ask_for_the_same_kinds(purpose: Purpose) -> None:
    assert templates(purpose, "ar").keys() == templates(purpose, "en").keys()
    assert templates(purpose, "ar")["date"].startswith("متى") and templates(purpose, "en")["date"].startswith("When")


def test_a_cloze_has_a_gap_and_a_wrapping_a_place_for_the_question() -> None:
    texts = [*templates("cloze", "ar").values(), *templates("cloze", "en").values(), *wrappings("ar"), *wrappings("en")]
    assert all(text.count("{}") == 1 for text in texts)
    assert set(wrappings("ar")).isdisjoint(wrappings("en"))


def test_only_arabic_has_a_dialect() -> None:
    assert templates("dialect", "ar")["لماذا"] == "ليش" and not templates("dialect", "en")
