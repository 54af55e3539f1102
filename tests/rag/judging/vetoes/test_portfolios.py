"""Of what somebody is minister."""

import pytest

from rag.judging.vetoes.portfolios import is_of_another_portfolio
from tests.rag.judging.cases import case_from

ENGLISH = "Salem Haddad, Minister of Foreign Affairs of Zamarad, met Deputy Minister of Health Lena Forsberg."
ARABIC = "التقى وزير خارجية زمردة سالم حداد وكيلةَ وزارة الصحة لينا فورسبرغ."


@pytest.mark.parametrize(
    ("question", "text", "is_of_another"),
    [
        ("Who is the foreign minister of Zamarad?", ENGLISH, False),
        ("من وزير خارجية زمردة؟", ENGLISH, False),
        ("Who is Zamarad's minister of foreign affairs?", ARABIC, False),
        ("Who is the prime minister of Zamarad?", ENGLISH, True),
        ("من رئيس وزراء زمردة؟", ARABIC, True),
        ("مين وزير الدفاع في زمردة؟", ARABIC, True),
        ("Who is the minister of finance?", ENGLISH, True),
        ("Who is the minister of Zamarad?", ENGLISH, False),
        ("When did the finance minister leave?", ENGLISH, False),
    ],
)
def test_another_portfolio_answers_nothing(question: str, text: str, is_of_another: bool) -> None:
    assert is_of_another_portfolio(case_from(question, text)) is is_of_another
