"""Of a period the end that is asked for is the answer, or the whole; two dates that make none stay apart."""

import pytest

from tests.rag.reading.short_answers import short_answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("When does the course start?", "The course runs from 3 May 2024 to 7 June 2024.", "3 May 2024"),
        ("When does the course end?", "The course runs from 3 May 2024 to 7 June 2024.", "7 June 2024"),
        ("When is the course?", "The course runs from 3 May to 7 June.", "3 May to 7 June"),
        ("When is the boat show?", "The boat show is on 4-6 March 2026.", "4-6 March 2026"),
        ("When is the shop open on Sunday?", "On Sunday the shop is open 10 am – 4 pm.", "10 am – 4 pm"),
        ("What time does the shop open on Sunday?", "On Sunday the shop is open 10 am – 4 pm.", "10 am"),
        ("متى تبدأ الدورة؟", "تُعقد الدورة من 3 أيار 2024 إلى 7 حزيران 2024.", "3 أيار 2024"),
        ("متى تنتهي الدورة؟", "تُعقد الدورة من 3 أيار 2024 إلى 7 حزيران 2024.", "7 حزيران 2024"),
        ("متى تُعقد الدورة؟", "تُعقد الدورة من 3 أيار إلى 7 حزيران.", "3 أيار إلى 7 حزيران"),
    ],
)
def test_the_part_of_a_period_that_is_asked_for(question: str, text: str, answer: str) -> None:
    assert short_answer(question, text) == answer


def test_dates_of_two_deeds_are_no_period() -> None:
    text = "The boat was built on 3 May 2001 and sold on 7 June 2009."
    assert short_answer("When was the boat built?", text) == "3 May 2001"
