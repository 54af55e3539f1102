"""What states nothing: reporting words, light verbs, negations, and words that are light before another one alone."""

import pytest

from index.words.terms import words
from rag.proving.words.light_words import is_light


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("according to", True),
        ("harbour of", False),
        ("not open", True),
        ("every day", True),
        ("every boat", False),
        ("carried out", True),
        ("carried boats", False),
        ("going to coach", True),
        ("going home", False),
        ("year 1911", True),
        ("year 3000", False),
        ("year of peace", False),
        ("named Selim", True),
        ("named the thief", False),
        ("named only after", False),
        ("قال الوزير", True),
        ("سيقول الوزير", True),
        ("سيفتتح الوزير", False),
        ("عام 1911", True),
        ("أصل 210", True),
        ("أصل الكلمة", False),
        ("every", False),
    ],
)
def test_the_first_word_is_light(text: str, expected: bool) -> None:
    first, *following = words(text)
    assert is_light(first, following) is expected
