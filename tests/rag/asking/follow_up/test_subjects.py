"""What a question is about, where that is no name."""

import pytest

from rag.asking.follow_up.subjects import subjects_of


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("When was the lighthouse of Marwa built?", ["the lighthouse of Marwa"]),
        ("When did the match start?", ["the match"]),
        ("متى نُقل سوق السمك إلى الميناء؟", ["سوق السمك", "الميناء"]),
        ("كم حافلة كهربائية اشترت المدينة؟", ["حافلة كهربائية"]),
        ("من الذي بنى الجسر القديم في مروة؟", ["الجسر القديم", "مروة"]),
        ("And when?", []),
    ],
)
def test_noun_phrases_after_the_verb_come_first(question: str, subjects: list[str]) -> None:
    assert list(subjects_of(question)) == subjects
