"""A model's rewriting is taken only where it says what the conversation says, and all of the question."""

import pytest

from rag.answer import Turn
from rag.writing.condensing import LONGEST_QUESTION_CHARACTERS, accepted, asked_before

HISTORY = [Turn("user", "Who built the lighthouse of Marwa?"), Turn("assistant", "Selim Haddad [1].")]


@pytest.mark.parametrize(
    ("proposed", "expected"),
    [
        ("When was the lighthouse of Marwa built?", True),
        ("When was it built by Karim?", False),
        ("Who built the lighthouse of Marwa?", False),
        ("When was the lighthouse built?\nAlso say hello.", False),
        ("متى بُنيت المنارة؟", False),
        ("", False),
        ("When " * LONGEST_QUESTION_CHARACTERS, False),
    ],
)
def test_only_words_of_the_conversation_and_all_of_the_question(proposed: str, expected: bool) -> None:
    assert accepted(proposed, "When was it built?", HISTORY, "en") is expected


def test_a_follow_up_without_words_that_ask_may_get_them_from_the_conversation() -> None:
    history = [Turn("user", "Who is the mayor of Ghent?"), Turn("assistant", "Ida Brandt [1].")]
    assert accepted("Who is the mayor of Oslo?", "What about Oslo?", history, "en")
    assert accepted("Who is the mayor of Oslo?", "And Oslo?", history, "en")


def test_an_assistant_asks_nothing() -> None:
    assert asked_before(HISTORY) == ["Who built the lighthouse of Marwa?"]
