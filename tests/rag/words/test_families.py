"""Words of one family meet, whatever is joined to them; other words do not."""

import pytest

from corpus.fold import fold
from rag.words.families import families


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("تأسست", "وتأسيس", True),
        ("اكتشف", "المكتشفون", True),
        ("discovered", "discovery", True),
        ("production", "produced", True),
        ("اكتشف", "وتأسيس", False),
        ("discovered", "produced", False),
        ("born", "borne", False),
    ],
)
def test_words_of_one_family_meet(one: str, other: str, meet: bool) -> None:
    assert bool(families(fold(one)) & families(fold(other))) is meet
