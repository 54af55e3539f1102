"""All of a date in the other language, or nothing."""

import pytest

from corpus.passage import Language
from rag.rendering.dated import date


@pytest.mark.parametrize(
    ("plain", "language", "expected"),
    [
        ("في مارس 2016", "en", "March 2016"),
        ("thursday 3 may 2016", "ar", "3 مايو 2016"),
        ("يوم الخميس 3 مايو 2016", "en", "3 May 2016"),
        ("2016", "ar", "2016"),
        ("12 نوفمبر", "en", "12 November"),
        ("early 2016", "ar", None),
        ("spring of 2016", "ar", None),
        ("may 2015 and 2016", "ar", None),
        ("yesterday", "ar", None),
    ],
)
def test_a_date_is_whole_or_nothing(plain: str, language: Language, expected: str | None) -> None:
    assert date(plain, language) == expected
