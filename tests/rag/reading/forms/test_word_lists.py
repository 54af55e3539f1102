"""Lists of words from a table: rows of one name are one list, and patterns take any of its words."""

from pathlib import Path

import pytest

from rag.reading.forms.word_lists import WordLists

TABLE = "name\twords\nBOAT\tferry|ferry boat\nBOAT\tعبّارة\nSEA\tbay\n"


@pytest.fixture
def lists(tmp_path: Path) -> WordLists:
    (tmp_path / "words.tsv").write_text(TABLE, encoding="utf-8")
    return WordLists.load(tmp_path / "words.tsv")


def test_rows_of_one_name_are_one_list_of_folded_words(lists: WordLists) -> None:
    assert lists.words("BOAT") == {"ferry", "ferry boat", "عباره"}


def test_a_pattern_takes_the_longest_phrase_of_a_list(lists: WordLists) -> None:
    pattern = lists.compile(r"<BOAT> in the <SEA>")
    assert pattern.fullmatch("ferry  boat in the bay")
    assert pattern.fullmatch("عباره in the bay")
    assert not pattern.search("bay in the ferry")


def test_a_list_that_is_not_there_is_an_error(lists: WordLists) -> None:
    with pytest.raises(KeyError):
        lists.words("TRAIN")
    with pytest.raises(KeyError):
        lists.compile("<TRAIN>")
