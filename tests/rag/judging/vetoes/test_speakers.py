"""Whose words are asked for."""

import pytest

from rag.judging.vetoes.speakers import is_of_another_speaker
from tests.rag.judging.cases import case_from

HARBOUR = (
    "Mr. Selim Haddad, mayor of Oslo, met Mrs. Ada Lund, mayor of Lima. “The harbour will open in May,” "
    "said Mr. Haddad. The mayor added that the pier would follow."
)
MINA = (
    "التقى السيد سليم حداد، عمدة أوسلو، السيدةَ هيلغا بروكنر، عمدة ليما. وقال السيد حداد: «سيفتح الميناء في أيار». "
    "وأضاف أن الرصيف سيتبعه."
)


@pytest.mark.parametrize(
    ("question", "text", "sentence", "is_other"),
    [
        ("What did Selim Haddad say about the harbour?", HARBOUR, "“The harbour", False),
        ("What did Ada Lund say about the harbour?", HARBOUR, "“The harbour", True),
        ("What did Selim Haddad say about the pier?", HARBOUR, "The mayor added", False),
        ("What did the winner say about the harbour?", HARBOUR, "“The harbour", False),
        ("What did Olga Berg say about the harbour?", HARBOUR, "“The harbour", False),
        (
            "What did Ada Lund say about the fee?",
            "Mrs. Ada Lund left. The fee rose to two euros in May.",
            "The fee",
            True,
        ),
        (
            "What did Sheikh Salem say about the fee?",
            "Sheikh Salem left. Sheikh Nasser said that the fee rose to two euros in May.",
            "Sheikh Nasser",
            True,
        ),
        (
            "ماذا قال عبد الله علي عن الرسم؟",
            "غادر السيد عبد الله علي المدينة. وارتفع الرسم إلى ليرتين.",
            "وارتفع",
            True,
        ),
        ("ماذا قال سليم حداد عن الميناء؟", MINA, "وقال", False),
        ("ماذا قالت هيلغا بروكنر عن الميناء؟", MINA, "وقال", True),
        ("ماذا قال عبد الله خالد عن الرسوم؟", "غادر السيد عبد الله خالد. وارتفعت الرسوم في أيار.", "وارتفعت", True),
        ("ماذا قال سليم حداد عن الرصيف؟", MINA, "وأضاف", False),
        # Of a description, and where nobody is named, no speaker is asked for.
        ("كيف وصف حداد الميناء؟", MINA, "وأضاف", False),
        ("ماذا قيل عن الرصيف؟", MINA, "وأضاف", False),
        ("What was said about the pier?", HARBOUR, "The mayor added", False),
    ],
)
def test_the_words_of_another_are_no_answer(question: str, text: str, sentence: str, is_other: bool) -> None:
    assert is_of_another_speaker(case_from(question, text, sentence)) is is_other
