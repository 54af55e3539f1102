"""Anaphoric words replaced by their antecedents."""

import pytest

from corpus.passage import Language
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.resolve import anaphors_resolved
from rag.asking.question import understand

ENGLISH = Conversation("Who opened the new mill in Ghent?", "Ada Lund opened it in May 2019 [1].")
ARABIC = Conversation("من زار مدينة نزوى؟", "الوزيرة هدى [1].")


@pytest.mark.parametrize(
    ("conversation", "follow_up", "language", "expected"),
    [
        (ENGLISH, "Where did she study?", "en", "Where did Ada Lund study?"),
        (ENGLISH, "Who lives there?", "en", "Who lives in Ghent?"),
        (ENGLISH, "What is its height?", "en", "What is the new mill's height?"),
        (ENGLISH, "What was built the month before?", "en", None),
        (ENGLISH, "How many mills are there?", "en", None),
        (ARABIC, "كم عدد سكانها؟", "ar", "كم عدد سكان مدينة نزوى؟"),
    ],
)
def test_each_word_is_replaced_by_what_it_refers_to(
    conversation: Conversation, follow_up: str, language: Language, expected: str | None
) -> None:
    assert anaphors_resolved(understand(follow_up), conversation, language) == expected


def test_a_whole_statement_is_told_by_the_earlier_question() -> None:
    found = anaphors_resolved(understand("How much is that?"), ENGLISH, "en")
    assert found == "How much is that? The earlier question was: Who opened the new mill in Ghent?"


def test_what_counts_from_a_date_gets_the_date_of_the_answer() -> None:
    found = anaphors_resolved(understand("Who visited it the month before?"), ENGLISH, "en")
    assert found == "Who visited the new mill the month before May 2019?"
    found = anaphors_resolved(understand("Who visited it later?"), ENGLISH, "en")
    assert found == "Who visited the new mill later than May 2019?"
