"""A question that a heading repeats is answered with the list under it, in its order."""

from collections.abc import Iterator

import pytest

from corpus.document import DocumentInfo, new_document
from rag.answerer import Answerer
from tests.rag.conftest import fresh

ENGLISH = """Tent Marwa 2

What the bag holds:
- 1 inner tent
- 12 pegs
- 2 poles
Keep the bag for later.

Pitching the tent:
The tent needs a flat place. Two people are enough.
1. Spread the tent on the ground.
2. Push the poles through the sleeves.
3. Fix the corners with pegs.
"""
ARABIC = """كعكة التمر

المقادير:
- كوبان من الدقيق
- عشر تمرات
- بيضتان
طريقة التحضير:
1. يُخلط الدقيق بالبيض.
2. يضاف التمر مقطعًا.
3. تُخبز الكعكة نصف ساعة.
"""


FAQ = """Boat hire: questions

How do I hire a boat?
Bring a licence to the pier. Pay there.

Who brings the boats back?
I bring the boats back to the pier at night.
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with fresh(tmp_path_factory.mktemp("lists"), article=False) as answerer:
        for name, text, title in (
            ("tent", ENGLISH, "Tent Marwa 2"),
            ("cake", ARABIC, "كعكة التمر"),
            ("faq", FAQ, "Boat hire"),
        ):
            answerer.library.add("default", new_document(text, DocumentInfo(name, title)))
        yield answerer


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What does the bag hold?", ["- 1 inner tent", "- 12 pegs", "- 2 poles"]),
        (
            "How do I pitch the tent?",
            [
                "1. Spread the tent on the ground.",
                "2. Push the poles through the sleeves.",
                "3. Fix the corners with pegs.",
            ],
        ),
        ("ما مقادير كعكة التمر؟", ["- كوبان من الدقيق", "- عشر تمرات", "- بيضتان"]),
    ],
)
def test_the_items_under_the_heading_are_the_answer(lists: Answerer, question: str, items: list[str]) -> None:
    answer = lists.ask(question)
    assert [each.quote for each in answer.citations] == items


@pytest.mark.parametrize(
    ("question", "quote"),
    [("How many pegs does the bag hold?", "- 12 pegs"), ("كم تمرة في كعكة التمر؟", "- عشر تمرات")],
)
def test_what_one_item_says_is_answered_with_it(lists: Answerer, question: str, quote: str) -> None:
    answer = lists.ask(question)
    assert answer.citations[0].quote == quote


def test_under_a_question_stands_its_whole_answer(lists: Answerer) -> None:
    answer = lists.ask("How do I hire a boat?")
    assert [each.quote for each in answer.citations] == ["Bring a licence to the pier.", "Pay there."]


def test_somebody_who_says_i_is_not_named_after_the_place(lists: Answerer) -> None:
    answer = lists.ask("Who brings the boats back?")
    assert answer.short_answer is None
    assert answer.citations[0].quote == "I bring the boats back to the pier at night."
