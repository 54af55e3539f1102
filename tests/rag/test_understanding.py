"""What an inquiry asks: a standalone question, and the language to answer in."""

import pytest

from corpus.passage import Language
from rag.answer import Turn
from rag.inquiry import Inquiry
from rag.understanding import understand_inquiry

HISTORY = (Turn("user", "Who built the lighthouse of Marwa?"), Turn("assistant", "Selim Haddad."))


def test_a_follow_up_is_made_to_stand_alone() -> None:
    understood = understand_inquiry(Inquiry("And when was it built?", history=HISTORY), None)
    assert "lighthouse of Marwa" in understood.question.text
    assert understood.refusal is None


@pytest.mark.parametrize(
    ("inquiry", "language"),
    [
        (Inquiry("Who built it?"), "en"),
        (Inquiry("من بنى المنارة؟"), "ar"),
        (Inquiry("Who built it?", language="ar"), "ar"),
        (Inquiry("؟"), "ar"),
    ],
)
def test_the_answer_is_in_the_language_of_the_question_unless_another_is_asked_for(
    inquiry: Inquiry, language: Language
) -> None:
    assert understand_inquiry(inquiry, None).language == language


def test_a_greeting_is_refused_and_not_rewritten() -> None:
    understood = understand_inquiry(Inquiry("Hello!", history=HISTORY), None)
    assert understood.refusal is not None and understood.refusal.talk == "greeting"
    assert understood.question.text == "Hello!"


def test_a_long_question_may_be_asked_without_its_introduction() -> None:
    introduction = "Good evening, I am writing a paper on lighthouses and the people who kept them."
    question = "Who was it that built the lighthouse of Marwa?"
    alternative = understand_inquiry(Inquiry(f"{introduction} {question}"), None).alternative
    assert alternative is not None and alternative.question.text == question and alternative.least > 0
    assert understand_inquiry(Inquiry(f"{introduction} Can you tell me?"), None).alternative is None
    assert understand_inquiry(Inquiry(question), None).alternative is None


def test_a_mistyped_noun_is_looked_up_as_it_was_meant() -> None:
    assert understand_inquiry(Inquiry("Which minster spoke?"), None).question.text == "Which minister spoke?"
