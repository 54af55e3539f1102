import pytest

from rag.words.bare_word import bare_word


@pytest.mark.parametrize(
    ("word", "bare"), [("والعاصمه", "عاصمه"), ("للعاصمه", "عاصمه"), ("وعمان", "عمان"), ("capital", "capital")]
)
def test_what_is_joined_is_left_off(word: str, bare: str) -> None:
    assert bare_word(word) == bare
