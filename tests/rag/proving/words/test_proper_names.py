"""Which words are probably proper names, by capital, glossary and title."""

import pytest

from index.words.terms import Word
from rag.proving.words.proper_names import is_only_a_name, is_proper_name, is_title, may_be_surname


@pytest.mark.parametrize(
    ("word", "is_name"),
    [
        (Word("Kenya", "latin"), True),
        (Word("kenya", "latin"), False),
        (Word("Nils", "latin"), True),
        (Word("Bread", "latin"), False),
        (Word("Monday", "latin"), False),
        (Word("U.N.", "dotted"), True),
        (Word("كينيا", "arabic"), True),
        (Word("خبز", "arabic"), False),
    ],
)
def test_a_capital_or_the_glossary_makes_a_name(word: Word, is_name: bool) -> None:
    assert is_proper_name(word) is is_name


def test_a_word_that_the_glossary_writes_small_too_is_not_only_a_name() -> None:
    assert is_only_a_name(Word("Kenya", "latin"))
    assert not is_only_a_name(Word("Turkey", "latin")) and not is_only_a_name(Word("كينيا", "arabic"))


def test_a_surname_follows_son_of_or_is_an_adjective_of_a_place() -> None:
    assert may_be_surname(Word("الزهراني", "arabic"), "سمير")
    assert may_be_surname(Word("علي", "arabic"), "بن")
    assert not may_be_surname(Word("البحر", "arabic"), "سمير")


def test_a_definite_noun_for_people_is_a_title() -> None:
    assert is_title("الوزير") and not is_title("وزير")
