"""Nouns that a name follows."""

import pytest

from corpus.fold import fold
from rag.words.titles import NAMED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال الوزير سمير", "سمير"),
        ("في مدينة مرجان", "مرجان"),
        ("ولمدينة مرجان", None),
        ("في أي مدينة اجتمع الوزراء", None),
        ("الوزيرة", None),
    ],
)
def test_a_name_follows_a_title_or_a_noun_of_places_unless_one_is_asked_for(text: str, name: str | None) -> None:
    match = NAMED.search(fold(text))
    assert (match["name"] if match else None) == name
