"""Follow-ups that are neither elliptical nor anaphoric: what they leave to the conversation, and what they keep."""

import pytest

from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.rewrite import rewritten

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
