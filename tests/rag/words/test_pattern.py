"""A pattern of words and phrases: the longest first, folded, with any white space, every sign as it is."""

import re

from rag.words.pattern import one_of, spelling_of


def test_the_longest_is_matched_first() -> None:
    match = re.match(one_of(["New", "New York"]), "new  york city")
    assert match is not None and match[0] == "new  york"


def test_words_are_folded_and_signs_are_no_pattern() -> None:
    pattern = re.compile(one_of(["مدرسة", "a.b", " ", ""]))
    assert pattern.fullmatch("مدرسه") and pattern.fullmatch("a.b")
    assert not pattern.fullmatch("axb") and not pattern.fullmatch("")


def test_text_as_it_is_written_matches_in_any_spelling() -> None:
    pattern = re.compile(spelling_of(["إلى", "وزير الخارجية", "وزير"]))
    assert [match[0] for match in pattern.finditer("الى وزير  الخارجيه، ووزيرٍ إلى")] == [
        "الى",
        "وزير  الخارجيه",
        "وزير",
        "إلى",
    ]
