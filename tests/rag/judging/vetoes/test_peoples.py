"""Of which people something is."""

import pytest

from rag.judging.vetoes.peoples import is_of_another_people
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_of_another"),
    [
        ("Where did the Latvian soldiers serve?", "Estonian soldiers served in Cyprus.", True),
        ("Where did the Latvian soldiers serve?", "Estonian soldiers served in Cyprus with the Latvian ones.", False),
        ("Where did the Latvian soldiers serve?", "Latvia is small. Its soldiers served in Cyprus.", False),
        ("Where did the Latvian soldiers serve?", "The soldiers served in Cyprus and met Estonian fishers.", False),
        ("Which Danish firm built the pier?", "One of the Norwegian building firms, Havn, built the pier.", True),
        ("أين خدم الجنود الأردنيون؟", "خدم الجنود العمانيون في قبرص.", True),
        ("أين خدم الجنود الأردنيون؟", "خدم الجنود العمانيون والأردنيون في قبرص.", False),
        ("ما اسم الشركة الأردنية التي بنت الرصيف؟", "بنت «مرسى»، إحدى شركات البناء العمانية، الرصيف.", True),
    ],
)
def test_the_thing_of_another_people_is_no_answer(question: str, text: str, is_of_another: bool) -> None:
    assert is_of_another_people(case_from(question, text, text.split(". ")[-1])) is is_of_another
