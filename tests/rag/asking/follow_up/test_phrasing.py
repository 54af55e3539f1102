"""How a question is put: its marks, its first letter, its conjunction, its content words."""

import pytest

from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.phrasing import (
    as_question,
    content_words,
    with_earlier,
    without_conjunction,
    without_earlier,
)
from rag.asking.question import understand


def test_a_question_has_a_capital_and_a_mark() -> None:
    assert as_question("when  was it built", "en") == "When was it built?"
    assert as_question("متى بُني ؟", "ar") == "متى بُني؟"


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("ومتى بُني الجسر؟", "متى بُني الجسر؟"),
        ("والوزير؟", "الوزير؟"),
        ("وصل الوزير؟", "وصل الوزير؟"),
        ("فهل وصل؟", "هل وصل؟"),
        ("متى؟", "متى؟"),
    ],
)
def test_a_conjunction_goes_only_from_what_is_a_word_without_it(text: str, without: str) -> None:
    assert without_conjunction(text) == without


def test_content_words_carry_a_topic() -> None:
    assert content_words("Where was the treaty signed in Ghent?") == ["treaty", "signed", "Ghent"]
    assert content_words("أين وُقعت المعاهدة؟") == ["وقعت", "المعاهدة"]


def test_an_earlier_question_is_put_behind_and_taken_away_again() -> None:
    whole = with_earlier(understand("And why?"), Conversation("Who left Ghent?"), "en")
    assert whole == "And why? The earlier question was: Who left Ghent?"
    assert without_earlier(whole, "en") == "And why?"
    assert without_earlier("ومتى", "ar") == "ومتى؟"
