"""Which of the two figures of a change is not asked for."""

import pytest

from rag.reading.forms.tokens import read
from rag.reading.spans.changes import other_sides

FARE = "The fare of the ferry rises from 10 pounds to 13 pounds in May."
WAIT = "سيهبط زمن الانتظار من تسعة أيام إلى يومين."


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("What is the new fare?", FARE, ["10 pounds"]),
        ("What was the previous fare?", FARE, ["13 pounds"]),
        ("How much is the fare?", FARE, []),
        ("كم يومًا ستنتظر السفن؟", WAIT, ["تسعة أيام"]),
        ("كم يومًا كانت السفن تنتظر سابقًا؟", WAIT, ["يومين"]),
        ("What is the new fare?", "The hall is open from 10 until noon.", []),
    ],
)
def test_of_a_change_the_other_figure_is_other_sides_for(question: str, text: str, other: list[str]) -> None:
    assert [text[each.start : each.end] for each in other_sides(question, read(text))] == other
