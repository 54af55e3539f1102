"""Countries that a figure is of."""

import pytest

from rag.asking.question import understand
from rag.judging.lacking.whereabouts import is_of_another_country


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("How many days may one stay in Peru?", "One may stay in Bolivia for ten days.", True),
        ("How many days may one stay in Peru?", "One may stay for ten days.", False),
        ("Who rules Peru?", "Bolivia has a president.", False),
        ("كم يومًا يُسمح بالبقاء في بيرو؟", "يُسمح بالبقاء في بوليفيا عشرة أيام.", True),
        ("How many roads lead from Peru to Chile?", "Two roads lead to Bolivia.", False),
    ],
)
def test_a_figure_is_of_one_country(question: str, text: str, is_other: bool) -> None:
    assert is_of_another_country(understand(question), [text]) is is_other
