"""Words that may be one."""

import pytest

from rag.words.relatives import related


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("kyrgystan", "kyrgyzstan", True),  # a letter left out
        ("captial", "capital", True),  # two turned round
        ("uzbek", "uzbekistan", True),
        ("announce", "announcement", True),
        ("ميناييه", "ميناء", True),
        ("king", "kind", False),
        ("port", "sport", False),
        ("bahrain", "britain", False),
        ("", "", False),
    ],
)
def test_slips_and_families_are_told_from_other_words(word: str, other: str, expected: bool) -> None:
    assert related(word, other) == related(other, word) == expected


def test_long_words_are_compared_quickly() -> None:
    assert not related("a" * 64, "b" * 64)
    assert related("a" * 64, "a" * 63 + "b")
