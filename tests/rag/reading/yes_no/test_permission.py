"""Whether something is allowed is said by the sentence about it, not by one about something else that is allowed."""

import pytest

from tests.rag.reading.short_answers import short_answer

RULES = "No dogs may be brought to the island without a lead.\nFires are not allowed on the beach.\nTents are allowed."
ARABIC = "لا تُجلب الكلاب إلى الجزيرة بلا رباط.\nيُسمح بالخيام على الشاطئ."


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Are dogs allowed?", RULES, "No"),
        ("Are fires allowed?", RULES, "No"),
        ("Are tents permitted?", RULES, "Yes"),
        ("هل الخيام مسموحة؟", ARABIC, "نعم"),
        ("هل يُسمح بالكلاب؟", ARABIC, "لا"),
    ],
)
def test_permission(question: str, text: str, answer: str) -> None:
    assert short_answer(question, text) == answer
