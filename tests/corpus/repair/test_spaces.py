"""Spaces that spelling proves to be lost are put back."""

import pytest

from corpus.repair.spaces import with_lost_spaces


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
def test_a_letter_that_ends_words_is_followed_by_a_space(text: str, restored: str) -> None:
    assert with_lost_spaces(text) == restored
