"""Number words in a row, and what only their neighbours show to be one."""

import pytest

from rag.words.number_words import number_words, without_preposition


@pytest.mark.parametrize(
    ("text", "values", "taken"),
    [
        ("three hundred and fifty two boats", [3, 100, 50, 2], 5),
        ("two hundred and three hundred", [2, 100], 2),
        ("two hundred and boats", [2, 100], 2),
        ("twenty and thirty", [20], 1),
        ("one boat", [], 0),
        ("احد عشر قاربا", [1, 10], 2),
        ("رابع عشر", [4, 10], 2),
        ("رابع الكتب", [], 0),
        ("خمسه وعشرون", [5, 20], 2),
    ],
)
def test_a_run_ends_where_no_number_follows(text: str, values: list[int], taken: int) -> None:
    assert number_words(text.split()) == (values, taken)


def test_a_preposition_is_taken_from_a_number_alone() -> None:
    assert [without_preposition(word) for word in ("بخمس", "لثلاثين", "بحر", "لست")] == ["خمس", "ثلاثين", "بحر", "لست"]
