"""Named lists of words, kept in a table (`list`, `words`) so that a word is added without touching code.

In: the name of a list. Out: its words as written, folded, or with a value each. Words are separated by `|`.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows


class WordLists:
    """The lists of one table, which is read when the first of them is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the words and phrases of a list as written, in their order.

        Raises: KeyError where no list has this name, OSError where the table cannot be read.
        """
        return self._lists[name]

    def folded(self, *names: str) -> frozenset[str]:
        """Return the words of the lists as `corpus.fold` has them. Raises as `[]`."""
        return frozenset(fold(word) for name in names for word in self[name])

    def pairs(self, name: str) -> Mapping[str, str]:
        """Return a list of `word:value`. Raises as `[]`."""
        return dict(pair.split(":", 1) for pair in self[name])

    @cached_property
    def _lists(self) -> Mapping[str, tuple[str, ...]]:
        return {name: tuple(map(str.strip, words.split("|"))) for name, words in table_rows(self._path)}
