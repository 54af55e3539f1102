"""A pattern of words and phrases: the longest first, folded, with any white space, every sign as it is."""

import re

from rag.words.pattern import one_of


def test_the_longest_is_matched_first() -> None:
    match = re.match(one_of(["New", "New York"]), "new  york city")
    assert match is not None and match[0] == "new  york"


def test_words_are_folded_and_signs_are_no_pattern() -> None:
    pattern = re.compile(one_of(["مدرسة", "a.b", " ", ""]))
    assert pattern.fullmatch("مدرسه") and pattern.fullmatch("a.b")
    assert not pattern.fullmatch("axb") and not pattern.fullmatch("")
