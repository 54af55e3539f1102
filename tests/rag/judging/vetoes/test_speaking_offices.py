"""Which office speaks."""

import pytest

from rag.judging.vetoes.speaking_offices import is_of_another_speaking_office
from tests.rag.judging.cases import case_from

FERRY = "The foreign minister of Norland, Ada Berg, said that the ferry would sail in May."
PIER = "قال معالي وزير النقل سامي الحداد إن الرصيف سيُفتح في أيار."


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("What did the president say about the ferry?", FERRY, True),
        ("What did the foreign minister say about the ferry?", FERRY, False),
        ("What did Ada Berg say about the ferry?", FERRY, False),
        ("What did the leader say about the ferry?", FERRY, False),
        ("What did the minister say about the ferry?", "The mayor announced that the ferry would sail.", True),
        ("ماذا قال الرئيس عن الرصيف؟", PIER, True),
        ("ماذا قال الوزير عن الرصيف؟", PIER, False),
        ("ماذا قال المسؤول عن الرصيف؟", PIER, False),
        ("ماذا قال المحافظ عن الرصيف؟", "أكدت عمدة المدينة هند العلي أن الرصيف سيُفتح.", True),
        # Somebody else is told it, or speaks of the other; a person may hold both offices; nobody says anything.
        ("What did the president say about the ferry?", "He told the minister that the ferry would sail.", False),
        ("What did the president say about the ferry?", "Ada Berg said that the minister had sailed the ferry.", False),
        ("What did the president say?", "The king, who is president of the club, said that the ferry sails.", False),
        ("What did the president say about the ferry?", "The minister opened the ferry.", False),
        ("ماذا قال الرئيس عن الرصيف؟", "قال إن الوزير سيفتح الرصيف.", False),
        ("ماذا قال الرئيس عن الرصيف؟", "قال للوزير إن الرصيف سيُفتح.", False),
        ("Who is the president?", FERRY, False),
        ("ماذا قال الرئيس عن العبارة؟", FERRY, False),
    ],
)
def test_the_words_of_another_office_are_no_answer(question: str, text: str, is_other: bool) -> None:
    assert is_of_another_speaking_office(case_from(question, text)) is is_other
