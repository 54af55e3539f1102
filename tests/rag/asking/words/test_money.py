"""Whether a question asks for money."""

import pytest

from rag.asking.words.money import asks_money, is_what_was_paid


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what did they pay for the boat", True),
        ("what did they pay", True),
        ("what boat did they pay for", False),
        ("what did they use the money paid for", False),
        ("what did they see", False),
        ("what is she in charge of", False),
    ],
)
def test_what_is_followed_by_who_paid_it(text: str, expected: bool) -> None:
    assert is_what_was_paid(text, len("what")) is expected


@pytest.mark.parametrize(
    ("question", "head", "expected"),
    [
        ("How much does it cost?", None, True),
        ("What is the price?", "price", True),
        ("ferry fare", "fare", True),
        ("What is the value of the loan?", "value", True),
        ("What is the colour?", "colour", False),
        ("كم دفعوا؟", None, True),
        ("كم بلغ القرض؟", "القرض", True),
        ("كم الإيجار؟", "الإيجار", True),
        ("كم صيادًا جاء؟", None, False),
    ],
)
def test_a_verb_of_paying_or_a_noun_for_money_asks_for_it(question: str, head: str | None, expected: bool) -> None:
    assert asks_money(question, head) is expected


def test_the_words_that_ask_may_name_it_themselves() -> None:
    assert asks_money("بكام التذكرة؟", None, (0, 4))
