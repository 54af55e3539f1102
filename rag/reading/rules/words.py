"""The word lists of the rules, from `words.tsv` beside this file."""

from pathlib import Path

from rag.reading.forms.word_lists import WordLists

LISTS = WordLists.load(Path(__file__).with_name("words.tsv"))
