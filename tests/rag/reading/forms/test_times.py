"""A date as exact as is asked for: a time of day, a day, a month, a year."""

import pytest

from rag.reading.forms.times import finer_date, tells_when


@pytest.mark.parametrize(
    ("question", "fitting", "other"),
    [
        ("At what time does it open?", "half past seven in the evening", "13 november"),
        ("On which day is the mill closed?", "monday", "march"),
        ("في أي يوم يغلق المصنع؟", "يوم الاثنين", "مارس 2020"),
        ("In which month was it built?", "march 1920", "1920"),
        ("سنة كم فتحوا السوق؟", "1931", "يوم الجمعه"),
    ],
)
def test_only_what_is_exact_enough_fits(question: str, fitting: str, other: str) -> None:
    finer = finer_date(question)
    assert finer is not None and finer.search(fitting) and not finer.search(other)


def test_when_asks_for_any_date() -> None:
    assert finer_date("When was the mill built?") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [("sunday", True), ("مارس", True), ("years", True), ("market", False), ("sunday market", False)],
)
def test_words_of_time_alone(words: str, expected: bool) -> None:
    assert tells_when(words) is expected
