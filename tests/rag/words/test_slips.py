"""Words that ask are put right where they are mistyped, and no others are."""

import pytest

from rag.asking.question import understand
from rag.words.slips import righted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how meny boats lie in the harbour?", "how_many"),
        ("whn did the mill close?", "what"),
        ("wehn did the mill close?", "when"),
        ("لمذا أُغلقت الطاحونة؟", "why"),
        ("Wher is the mill?", "where"),
    ],
)
def test_a_slip_in_the_word_that_asks(question: str, kind: str) -> None:
    assert understand(question).type == kind


def test_words_of_everyday_texts_stay() -> None:
    assert [
        word for word in "there then that were these money lung along whale whine".split() if righted(word) != word
    ] == []
