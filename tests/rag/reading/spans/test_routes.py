"""Which end of a route is asked for."""

import pytest

from rag.reading.spans.routes import FROM, TO, asks_both_ends, end_asked


@pytest.mark.parametrize(
    ("question", "end"),
    [
        ("Where did the masons come from?", FROM),
        ("From whom was the bell bought?", FROM),
        ("من أين جاء البناؤون؟", FROM),
        ("منين جاء البناؤون؟", FROM),
        ("To where was the bell moved?", TO),
        ("Where was the bell moved to?", TO),
        ("إلى أين نُقل الجرس؟", TO),
        ("لوين نقلوا الجرس؟", TO),
        ("Where is the bell?", frozenset()),
        ("أين الجرس؟", frozenset()),
        ("From where to where do the boats sail?", frozenset()),
    ],
)
def test_the_preposition_of_the_question_is_that_of_the_end(question: str, end: frozenset[str]) -> None:
    assert end_asked(question) == end


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("From where to where do the boats sail?", True),
        ("من أين إلى أين تبحر القوارب؟", True),
        ("من وين لوين تمشي القوارب؟", True),
        ("Where do the boats sail from?", False),
    ],
)
def test_both_ends(question: str, both: bool) -> None:
    assert asks_both_ends(question) is both
