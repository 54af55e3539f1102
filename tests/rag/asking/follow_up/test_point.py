"""The words that point out of a question, and those that only look like it."""

import pytest

from corpus.passage import Language
from rag.asking.follow_up.point import pointers_of
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
    found = pointers_of(understand(question), language)
    assert [(question[start:end], pointer.target, host) for start, end, pointer, host in found] == expected


def test_her_before_a_noun_is_hers_and_else_herself() -> None:
    forms = [
        pointer.form
        for question in ("How much is her boat?", "Who saw her?")
        for _, _, pointer, _ in pointers_of(understand(question), "en")
    ]
    assert forms == ["{}'s", "{}"]
