import pytest

from rag.words.common_words import is_common, is_common_english


@pytest.mark.parametrize(
    ("word", "common"), [("Building", True), ("Tregarth", False), ("Lima", False), ("Oman", False)]
)
def test_a_capital_makes_no_name_of_a_common_word(word: str, common: bool) -> None:
    assert is_common_english(word) is common


def test_a_term_that_no_text_has_is_not_common() -> None:
    assert is_common("e:water")
    assert not is_common("e:tregarth")
