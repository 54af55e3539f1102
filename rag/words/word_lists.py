"""Named lists of words, kept in a table (`list`, `words`) so that a word is added without touching code.

In: the name of a list. Out: its words as written, folded, with a value each, or as parts of a pattern. Words are
separated by `|`; a list may take several rows.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from rag.words.pattern import PLACEHOLDER, filled, one_of


class WordLists:
    """The lists of one table, which is read when the first of them is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the words and phrases of a list as written, in their order.

        Raises: KeyError where no list has this name, OSError where the table cannot be read.
        """
        return self._lists[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the lists."""
        return iter(self._lists)

    def folded(self, *names: str) -> frozenset[str]:
        """Return the words of the lists as `corpus.fold` has them. Raises as `[]`."""
        return frozenset(fold(word) for name in names for word in self[name])

    def pairs(self, name: str) -> Mapping[str, str]:
        """Return a list of `word:value`. Raises as `[]`."""
        return dict(pair.split(":", 1) for pair in self[name])

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern over folded text, with any word of the list NAME for each <NAME> in it. Raises as `[]`."""
        return re.compile(filled(pattern, {name: one_of(self[name]) for name in PLACEHOLDER.findall(pattern)}))

    @cached_property
    def _lists(self) -> Mapping[str, tuple[str, ...]]:
        lists: dict[str, tuple[str, ...]] = {}
        for name, words in table_rows(self._path):
            lists[name] = (*lists.get(name, ()), *map(str.strip, words.split("|")))
        return lists


LISTS = WordLists(Path(__file__).with_name("word_lists.tsv"))
"""The lists of this package."""
