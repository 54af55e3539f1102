"""The word lists of the vetoes."""

from pathlib import Path

from rag.words.word_lists import WordLists

LISTS = WordLists(Path(__file__).with_name("word_lists.tsv"))
