"""Phrases in a text: whole words, the longest of a row, with or without what is joined to the first."""

from rag.words.phrases import Match, Phrases

ROWS = Phrases([["who", "who is", "who's"], ["is"], ["من", "من هو"]])


def test_the_longest_phrase_of_each_row_matches_whole_words() -> None:
    assert [*ROWS.matches("who  is whose? who's")] == [Match(0, 0, 7), Match(1, 5, 7), Match(0, 15, 20)]


def test_a_joined_letter_is_no_part_of_the_match() -> None:
    assert [*ROWS.matches("ومن هو", "وف")] == [Match(2, 1, 6)]
    assert [*ROWS.matches("ومن هو")] == [*ROWS.matches("")] == []
