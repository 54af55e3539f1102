"""Shares, sums, counts and numbers in the other language; None for what is no number."""

from collections.abc import Callable

import pytest

from corpus.passage import Language
from rag.rendering.counted import counted, money, number, only_number, percentage


@pytest.mark.parametrize(
    ("rule", "plain", "language", "expected"),
    [
        (percentage, "25 %", "ar", "25 في المئة"),
        (percentage, "25 في الميه", "en", "25%"),
        (percentage, "25", "en", None),
        (money, "$5 million", "ar", "5 مليون دولار"),
        (money, "$5 million", "en", None),
        (counted, "six months", "ar", "6 أشهر"),
        (counted, "سته اشهر", "en", "6 months"),
        (counted, "5 square kilometres", "ar", "5 كيلومترات مربعة"),
        (counted, "شهرين", "en", "2 months"),
        (counted, "1 month", "ar", "شهر"),
        (counted, "3 million dollars", "ar", "3 مليون دولار"),
        (counted, "six lamps", "ar", None),
        (number, "12 الف", "en", "12 thousand"),
        (number, "twelve", "ar", "12"),
        (number, "boats", "ar", None),
        (only_number, "27 bees", "ar", "27"),
        (only_number, "27 bees and 3 birds", "ar", None),
        (only_number, "سبع وعشرون نحله", "en", "27"),
        (only_number, "two boats and three birds", "en", None),
        (only_number, "احد عشر معلما", "en", "11"),
        (only_number, "احد المعلمين", "en", None),
        (only_number, "اثنا عشر كتابا وست اقلام", "en", None),
        (number, "ميه وخمسون", "en", "150"),
        (number, "two hundred and fifty", "ar", "250"),
    ],
)
def test_a_rule_has_it_or_not(
    rule: Callable[[str, Language], str | None], plain: str, language: Language, expected: str | None
) -> None:
    assert rule(plain, language) == expected
