"""Follow-ups that are neither elliptical nor anaphoric: what they leave to the conversation, and what they keep."""

import pytest

from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.rewrite import may_stand_alone, rewritten

ENGLISH = Conversation("Who opened the new mill in Ghent?", "Ada Lund opened it in May 2019 [1].")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("And when?", "When was the new mill in Ghent opened?"),
        ("Well, what did she study?", "What did Ada Lund study?"),
        ("How large is the roof?", "How large is the roof, with regard to the new mill and Ada Lund?"),
        ("What is the internet password?", "What is the internet password?"),
        ("Who is the mayor of Riga?", "Who is the mayor of Riga?"),
        ("?", "?"),
    ],
)
def test_a_follow_up_stands_alone(question: str, expected: str) -> None:
    assert rewritten(question, ENGLISH) == expected


def test_without_a_conversation_nothing_is_rewritten() -> None:
    assert rewritten("And when?", Conversation()) == "And when?"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who is the landlord?", "Who is the landlord?"),
        ("من هو المؤجر؟", "من هو المؤجر؟"),
        ("and the deposit?", "How much is the deposit?"),
        ("And who pays it?", "Who pays the monthly rent?"),
    ],
)
def test_who_somebody_is_needs_no_common_noun_of_the_conversation(question: str, expected: str) -> None:
    rent = Conversation("How much is the monthly rent?", "The rent is 450 dinars a month.")
    assert rewritten(question, rent) == expected


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("How much is the rent?", True),
        ("متى ينتهي العقد؟", True),
        ("When did it open?", False),
        ("And how much is the rent?", False),
        ("ومتى ينتهي العقد؟", True),
        ("طيب ومتى ينتهي العقد؟", False),
        ("the rent?", False),
        ("Why did he leave?", False),
    ],
)
def test_a_question_about_a_definite_noun_may_be_one_of_its_own(question: str, may: bool) -> None:
    assert may_stand_alone(question) is may


def test_when_is_asked_of_the_event_of_the_earlier_question() -> None:
    earlier = Conversation("من ألقى كلمة في قمة غانا وتونس؟", "ليلى حداد [1].")
    assert rewritten("وفي أي شهر عُقدت؟", earlier) == "في أي شهر عُقدت فيما يخص قمة غانا وتونس؟"
