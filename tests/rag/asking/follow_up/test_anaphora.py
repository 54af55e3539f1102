"""The words that point out of a question, and those that only look like it."""

import pytest

from corpus.passage import Language
from rag.asking.follow_up.anaphora import anaphors_in
from rag.asking.question import understand


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("When did he visit there?", "en", [("he", "he", ""), ("there", "there", "")]),
        ("How much is her boat?", "en", [("her", "he", "")]),
        ("Is there a lake?", "en", []),
        ("What did Selim do with his boat?", "en", []),
        ("متى زارها الوزير؟", "ar", [("زارها", "its", "زار")]),
        ("كم عدد سكانها؟", "ar", [("سكانها", "its", "سكان")]),
        ("ماذا حدث هناك؟", "ar", [("هناك", "there", "")]),
        ("ما هي المدينة التي زارها؟", "ar", []),
        ("قبلها بشهر من زار؟", "ar", [("قبلها", "that", "")]),
        ("من زار قبلها؟", "ar", [("قبلها", "its", "")]),
        ("هل من فئة لا تدفع؟", "ar", []),
    ],
)
def test_words_that_point_and_what_they_are_joined_to(
    question: str, language: Language, expected: list[tuple[str, str, str]]
) -> None:
    found = anaphors_in(understand(question), language)
    assert [(question[each.start : each.end], each.anaphor.target, each.host) for each in found] == expected


def test_her_before_a_noun_is_hers_and_else_herself() -> None:
    forms = [
        each.anaphor.form
        for question in ("How much is her boat?", "Who saw her?")
        for each in anaphors_in(understand(question), "en")
    ]
    assert forms == ["{}'s", "{}"]
