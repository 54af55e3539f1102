"""Lists of a table: as written, folded, as pairs, and none that the table lacks."""

from pathlib import Path

import pytest

from rag.words.word_lists import WordLists

TABLE = """list\twords
schools\tمدرسة | High School|كلية
verbs\ttook:taken | saw:seen
BOAT\tferry|ferry boat
BOAT\tعبّارة
"""


@pytest.fixture
def lists(tmp_path: Path) -> WordLists:
    path = tmp_path / "lists.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return WordLists(path)


def test_words_are_as_written_in_their_order(lists: WordLists) -> None:
    assert lists["schools"] == ("مدرسة", "High School", "كلية")


def test_folded_words_of_several_lists_are_one_set(lists: WordLists) -> None:
    assert lists.folded("schools") == {"مدرسه", "high school", "كليه"}
    assert lists.folded("schools", "verbs") > lists.folded("schools")


def test_pairs_have_a_value_each(lists: WordLists) -> None:
    assert lists.pairs("verbs") == {"took": "taken", "saw": "seen"}


def test_rows_of_one_name_are_one_list_and_a_pattern_takes_its_longest_phrase(lists: WordLists) -> None:
    pattern = lists.compile("a <BOAT> in the bay")
    assert pattern.fullmatch("a ferry  boat in the bay")
    assert pattern.fullmatch("a عباره in the bay")
    assert not pattern.search("a boat in the bay")


def test_a_list_that_the_table_lacks_is_an_error(lists: WordLists) -> None:
    with pytest.raises(KeyError):
        lists["nouns"]
    with pytest.raises(KeyError):
        lists.compile("<NOUN>")
