"""Operators that a claim drops or adds."""

import pytest

from rag.proving.words.operators import operator_changes, operator_surplus


@pytest.mark.parametrize(
    ("claim", "source", "kind", "more"),
    [
        ("The pool will open.", "The pool may open.", "may", -1),
        ("The pool will open.", "The pool opened.", "later", 1),
        ("سيُفتتح المسبح.", "افتُتح المسبح.", "later", 1),
        ("Boats never land.", "Boats land.", "denies", 1),
        ("تدخل القوارب.", "ولا تدخل القوارب.", "denies", -1),
        ("All boats land.", "Most boats land.", "all", 1),
    ],
)
def test_how_many_more_a_claim_has(claim: str, source: str, kind: str, more: int) -> None:
    assert operator_surplus(claim, source)[kind] == more


def test_a_negation_in_the_source_alone_is_dropped() -> None:
    found = operator_changes("boats may land", "boats may not land and birds land", [(2, 3)])
    assert (found["dropped_denies"], found["added_denies"], found["dropped_may"]) == (1, 0, 0)


def test_a_negation_of_another_word_is_not() -> None:
    assert operator_changes("boats land", "boats land and birds do not", [(0, 0), (1, 1)])["dropped_denies"] == 0


def test_a_negation_in_the_claim_alone_is_added() -> None:
    assert operator_changes("لم يصل القارب", "وصل القارب", [(1, 0)])["added_denies"] == 1
