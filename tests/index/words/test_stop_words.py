"""Stop words: grammar is found however it is typed, and what carries a topic is never one."""

import pytest

from corpus.fold import bare
from index.words.stop_words import is_arabic_stop_word, is_english_stop_word


@pytest.mark.parametrize("word", ["على", "من", "في", "وفي", "فمن", "التي", "هل", "متى", "وين", "شنو", "إزاي", "كيفاش"])
def test_words_of_grammar_are_stop_words(word: str) -> None:
    assert is_arabic_stop_word(word)


@pytest.mark.parametrize(
    "typed", ["فى", "التى", "هى", "إلي", "الى", "الي", "او", "اذا", "ان", "متي", "ٱلذي", "کيف", "شنوه"]
)
def test_careless_spellings_of_stop_words_are_stop_words(typed: str) -> None:
    assert is_arabic_stop_word(bare(typed))


@pytest.mark.parametrize("word", ["علي", "وعلي", "آل", "ولي", "والي", "فهم", "فرح", "الكويت", "نفط", "مؤتمر", "وزير"])
def test_names_and_topics_are_not_stop_words(word: str) -> None:
    assert not is_arabic_stop_word(bare(word))


def test_marks_do_not_change_which_word_it_is() -> None:
    assert is_arabic_stop_word(bare("عَلَىٰ"))
    assert not is_arabic_stop_word(bare("عَلِيٌّ"))


@pytest.mark.parametrize("word", ["the", "The", "who", "Who", "us", "it", "ｔｈｅ"])
def test_english_words_of_grammar_are_stop_words(word: str) -> None:
    assert is_english_stop_word(bare(word))


@pytest.mark.parametrize("word", ["US", "WHO", "IT", "Kuwait", "oil"])
def test_english_names_and_topics_are_not_stop_words(word: str) -> None:
    assert not is_english_stop_word(word)
