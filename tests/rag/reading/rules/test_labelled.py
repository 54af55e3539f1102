"""The value beside a label is the whole answer where the label is all that is asked for."""

import pytest

from tests.rag.reading.short_answers import short_answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("What are the dimensions?", "Dimensions | 28 × 14 × 14 cm", "28 × 14 × 14 cm"),
        ("Where is the venue?", "Venue: the old Customs House", "the old Customs House"),
        ("ما المقاس؟", "المقاس: 28 في 14 سم", "28 في 14 سم"),
    ],
)
def test_the_whole_value(question: str, text: str, answer: str) -> None:
    assert short_answer(question, text) == answer


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("What is the maximum weight of the boat?", "Weight | 240 to 300 kg", "240 to 300 kg"),
        ("How much is the lamp?", "Lamp | 3 pieces | 12 euros", "3 pieces | 12 euros"),
    ],
)
def test_not_where_more_is_asked_for_or_there_are_more_cells(question: str, text: str, value: str) -> None:
    assert short_answer(question, text) != value
