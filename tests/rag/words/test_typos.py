"""Words that ask are put right where they are mistyped, and no others are."""

import pytest

from rag.asking.question import understand
from rag.words.typos import corrected, corrected_cue, is_typo


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
        word
        for word in "there then that were these money lung along whale whine".split()
        if corrected_cue(word) != word
    ] == []


def test_a_word_is_put_right_that_is_one_slip_off_and_from_one_word_alone() -> None:
    meant = frozenset({"lamplighter", "lampfighter", "tonne"})
    for mistyped in ("lamplihter", "lampligghter", "lampliqhter", "lamplgihter", "amplighter", "lamplighte"):
        assert is_typo(mistyped, "lamplighter", 1) and corrected(mistyped, meant) == "lamplighter"
    assert corrected("lampighter", meant) == "lampighter"  # either of two
    assert corrected("lamplihtr", meant) == "lamplihtr"  # two slips
