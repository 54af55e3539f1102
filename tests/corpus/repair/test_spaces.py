"""Spaces are restored where spelling proves that they were lost."""

import pytest

from corpus.repair.spaces import restore_spaces


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("المدينةالجديدة", "المدينة الجديدة"),
        ("المدينةٌالجديدة", "المدينةٌ الجديدة"),
        ("إلىالميناء", "إلى الميناء"),
        ("علىهذا", "علىهذا"),
        ("المدينة، الجديدة", "المدينة، الجديدة"),
        ("وصلالقارب", "وصلالقارب"),
        ("harbour", "harbour"),
    ],
)
def test_a_word_final_letter_is_followed_by_a_space(text: str, restored: str) -> None:
    assert restore_spaces(text) == restored
