"""Things that are asked for where the texts have their noun alone."""

import pytest

from rag.judging.vetoes.unlisted import is_unlisted
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("Which crops does Norway export?", "Norway sells ships and other goods, and exports crops.", True),
        ("Which crops does Norway export?", "Norway exports crops such as barley, rye and oats.", False),
        (
            "In which fields do the towns work together?",
            "The towns work together in the fields of trade and art.",
            False,
        ),
        ("ما المحاصيل التي تصدّرها النرويج؟", "تبيع النرويج السفن والأخشاب وتصدّر المحاصيل.", True),
        ("ما المحاصيل التي تصدّرها النرويج؟", "تصدّر النرويج محاصيل منها الشعير والقمح والشوفان.", False),
        ("ما المجالات التي تتعاون فيها المدينتان؟", "تتعاون المدينتان في مجالات التجارة والفن والصيد.", False),
        ("What kinds of ties do the towns have?", "The towns have old, strong and friendly ties.", False),
        ("ما أصناف السمك التي تبيعها النرويج؟", "تبيع النرويج السفن والأخشاب والسمك.", True),
        ("ما أصناف السمك التي تبيعها النرويج؟", "تبيع النرويج أسماكًا منها الرنجة والقد والسلمون.", False),
        ("For what are the projects good?", "The projects help fishers.", False),
    ],
)
def test_things_stand_in_a_list_beside_their_noun(question: str, text: str, is_missing: bool) -> None:
    assert is_unlisted(case_from(question, text)) is is_missing
