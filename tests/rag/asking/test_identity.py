"""Whether a question asks who somebody is."""

import pytest

from corpus.fold import fold_with_origins
from rag.asking.identity import asks_name_at_end, asks_office, asks_who_is


@pytest.mark.parametrize(
    ("question", "cue", "expected"),
    [
        ("Who is Selim Haddad?", "who", True),
        ("Selim Haddad, who is he?", "who", True),
        ("Who is the mayor?", "who", False),
        ("Who was elected?", "who", False),
        ("who is selim haddad", "who", True),
        ("Who is Selim Haddad married to, and where do they live?", "who", False),
        ("من هو سليم حداد؟", "من", True),
        ("من هو الوزير؟", "من", False),
    ],
)
def test_who_is_asks_for_an_identity_where_a_name_follows_or_stands_before(
    question: str, cue: str, expected: bool
) -> None:
    folded = fold_with_origins(question)
    assert asks_who_is(folded, folded.text.index(cue)) is expected


def test_the_office_of_somebody_is_asked_for_by_its_noun() -> None:
    assert asks_office("what is selim haddad's position?", 0)
    assert not asks_office("what is selim haddad's boat?", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor of marjan, what is his name?", True),
        ("وزير الصحه مين هو؟", True),
        ("what is his name for it", False),
    ],
)
def test_a_name_may_be_asked_for_at_the_end(text: str, expected: bool) -> None:
    start = max(text.find("what"), text.find("مين"))
    assert asks_name_at_end(text, start) is expected
