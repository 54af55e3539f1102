"""Parts of a sentence, and the longest span of a kind that ends at a word."""

from rag.reading.forms.tokens import read
from rag.reading.sentences.stretch import Words, longest_ending, parts_of

TEXT = "Yesterday, Mr. Tom Abbot met Lena Forsberg; they spoke"


def test_commas_and_marks_part_a_sentence() -> None:
    assert parts_of(read(TEXT)) == [Words(0, 0), Words(1, 1), Words(2, 6), Words(7, 8)]
    assert parts_of(read("alone")) == [Words(0, 0)]


def test_the_longest_span_that_ends_at_a_word_and_begins_late_enough() -> None:
    tokens = read("They met Sheikh Salem bin Hamad")
    last = len(tokens) - 1
    longest = longest_ending(tokens, last, {"person", "name"})
    assert longest is not None and tokens.words[longest.first] == "sheikh"
    later = longest_ending(tokens, last, {"person", "name"}, first=longest.first + 1)
    assert later is None or later.first > longest.first
    assert longest_ending(tokens, last, {"date"}) is None
    assert tokens.words[longest.slice] == ("sheikh", "salem", "bin", "hamad")
