"""Ages: what asks for one, and what tells of one."""

import pytest

from rag.reading.spans.ages import asks_age, mentions_age


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How old is Ida Brandt?", True),
        ("At what age did she retire?", True),
        ("كم عمر سليم حداد؟", True),
        ("كم سنة دام العمل؟", False),
        ("How long is the bridge?", False),
    ],
)
def test_questions_for_an_age(question: str, asks: bool) -> None:
    assert asks_age(question) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Ida Brandt, 24 years old, won.", True),
        ("ولد سليم حداد في الميناء.", True),
        ("She won in 2 hours and scored 24 points.", False),
        ("سجّل القائد 24 نقطة.", False),
    ],
)
def test_words_that_tell_of_an_age(text: str, tells: bool) -> None:
    assert mentions_age(text) is tells
