"""A noun alone asks the earlier question about itself, where that was about a noun and nothing else."""

import pytest

from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.noun_substitution import with_other_noun
from rag.asking.question import understand


def substituted(earlier: str, follow_up: str) -> str | None:
    asked = understand(follow_up)
    return with_other_noun(asked, Conversation(earlier), "ar" if asked.language == "ar" else "en")


@pytest.mark.parametrize(
    ("earlier", "follow_up", "expected"),
    [
        ("How much is the monthly rent?", "the deposit?", "How much is the deposit"),
        ("How much is the rent?", "What about the late fee?", "How much is the late fee"),
        ("Who is the landlord, with regard to the flat and Amman?", "the tenant?", "Who is the tenant"),
        ("كم الإيجار الشهري؟", "التأمين؟", "كم التأمين"),
        ("من هو المؤجر؟", "وماذا عن المستأجر؟", "من هو المستأجر"),
        ("Who is Peru's foreign minister?", "the president?", "Who is the president of Peru"),
        ("Who is the Omani sultan?", "what about the prime minister?", "Who is the Omani prime minister"),
        ("Who is the mayor of Riga?", "the governor?", "Who is the governor of Riga"),
        ("من هو وزير خارجية تونس؟", "الرئيس؟", "من هو رئيس تونس"),
        ("من وزير الدفاع العماني؟", "وماذا عن السلطان؟", "من هو السلطان العماني"),
    ],
)
def test_the_noun_takes_the_place_of_the_earlier_one(earlier: str, follow_up: str, expected: str) -> None:
    assert substituted(earlier, follow_up) == expected


@pytest.mark.parametrize(
    ("earlier", "follow_up"),
    [
        ("How much is the rent?", "Oman?"),
        ("How much is the rent?", "When is the deposit returned?"),
        ("Who is the minister who visited Oman?", "the president?"),
        ("Who is the mayor of Riga?", "the harbour?"),
        ("Who met the mayor of Riga in Oslo?", "the governor?"),
        ("How much did the owners pay?", "the deposit?"),
        ("When is the exam?", "the party?"),
        ("من هو رئيس بلدية ريغا؟", "الميناء؟"),
    ],
)
def test_names_and_longer_questions_are_left_to_others(earlier: str, follow_up: str) -> None:
    assert substituted(earlier, follow_up) is None
