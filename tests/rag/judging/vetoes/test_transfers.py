"""Who gives and who takes."""

import pytest

from rag.judging.vetoes.transfers import is_reversed
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("What does Norway sell to Iceland?", "Iceland sells wool to Norway.", True),
        ("What does Norway sell to Iceland?", "Norway sells timber to Iceland.", False),
        ("What does Norway buy from Iceland?", "The export of Icelandic wool to Norway began in May.", False),
        ("What does Iceland import from Norway?", "The export of Icelandic wool to Norway began in May.", True),
        ("What does Norway hope to sell on the Icelandic market?", "Iceland sells wool on the Norwegian market.", True),
        ("ما السلع التي تشتريها النرويج من بيرو؟", "تشتري بيرو الأخشاب من النرويج.", True),
        ("ما السلع التي تشتريها النرويج من بيرو؟", "تصدّر بيرو النحاس إلى النرويج.", False),
        ("ماذا تبيع بيرو لقطر؟", "تطمح بيرو إلى دخول السوق القطري لتصدير النحاس.", False),
        ("ماذا تبيع قطر لبيرو؟", "تطمح بيرو إلى دخول السوق القطري لتصدير النحاس.", True),
        # A name that may itself be at the end asked for, a passive and a verb of no transfer put nothing at an end.
        ("Which bank lent Norway the money?", "Norway lent the bank money.", False),
        ("To whom was the Ariadne sold?", "The Ariadne was sold by Norway.", False),
        ("What does Norway share with Iceland?", "Iceland sells wool to Norway.", False),
        ("ماذا ستصدّر بيرو إلى النرويج؟", "تصدّر النرويج السمك إلى بيرو.", True),
    ],
)
def test_what_goes_the_other_way_is_no_answer(question: str, text: str, is_other: bool) -> None:
    assert is_reversed(case_from(question, text)) is is_other
