"""Offices that people name by a periphrasis are those that texts name plainly."""

import pytest

from rag.asking.periphrases import in_plain_words


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Who is Norway's top diplomat?", "Who is Norway's foreign minister?"),
        ("Who holds the Foreign Affairs portfolio?", "Who holds the post of Foreign Affairs minister?"),
        ("من هو كبير الدبلوماسيين النرويجيين؟", "من هو وزير الخارجية النرويجيين؟"),
        ("من رئيس الدبلوماسيّة النرويجيّة؟", "من وزير الخارجية النرويجيّة؟"),
        ("من تتولى حقيبة الماليّة؟", "من تتولى منصب وزير الماليّة؟"),
        ("من نسي حقيبة السفر؟", "من نسي حقيبة السفر؟"),
        ("Who carries the portfolio?", "Who carries the portfolio?"),
        ("Which diplomat came top?", "Which diplomat came top?"),
    ],
)
def test_a_periphrasis_is_said_plainly(question: str, plain: str) -> None:
    assert in_plain_words(question) == plain
