"""Other forms of a word that its stem does not show."""

import pytest

from index.words.terms import Word
from rag.proving.words.inflection import is_future, other_forms, without_particle


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        (Word("children", "latin"), {"child"}),
        (Word("Kuwaiti", "latin"), {"kuwait"}),
        (Word("harbour", "latin"), set()),
        (Word("ستدير", "arabic"), {"تدير", "يدير"}),
        (Word("فيكتب", "arabic"), {"يكتب", "تكتب"}),
        (Word("أردنيا", "arabic"), {"اردني"}),
        (Word("2", "number"), set()),
    ],
)
def test_forms_that_are_the_same_word(word: Word, forms: set[str]) -> None:
    assert set(other_forms(word)) == forms


def test_a_verb_has_the_form_of_every_line_that_it_stands_in() -> None:
    assert {"growth", "grew", "grown"} <= set(other_forms(Word("grow", "latin")))


def test_a_future_verb_is_known_by_its_prefix_and_its_length() -> None:
    assert [is_future(word) for word in ("ستدرب", "سنكتب", "سيف", "كتب")] == [True, True, False, False]


def test_a_particle_is_taken_from_longer_words_alone() -> None:
    assert [without_particle(word) for word in ("والبحر", "فالبحر", "وصل", "ثم")] == ["البحر", "البحر", "وصل", "ثم"]
