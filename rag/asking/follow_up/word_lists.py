"""The word lists that follow-ups are resolved with: `word_lists.tsv`."""

from pathlib import Path

from rag.words.pattern import spelling_of
from rag.words.word_lists import WordLists

LISTS = WordLists(Path(__file__).with_name("word_lists.tsv"))


def any_of(name: str) -> str:
    """Return a pattern of any word or phrase of a list, in text as it is written."""
    return spelling_of(LISTS[name])
