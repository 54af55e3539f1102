"""Named lists of words from a table beside the code that uses them, as folded words or as parts of a pattern.

In: a table with a name and words parted by | a row; a list may take several rows. Out: `WordLists`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.fold import fold
from corpus.table import table_rows
from rag.words.pattern import one_of

_PLACEHOLDER = re.compile("<([A-Z_]+)>")


@dataclass(frozen=True, eq=False)
class WordLists:
    """Lists of words and phrases, as they are spelt, by their names in capitals."""

    lists: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, table: Path) -> Self:
        """Return the lists of a table. Raises `OSError` where it cannot be read."""
        lists: dict[str, tuple[str, ...]] = {}
        for name, words in table_rows(table):
            lists[name] = (*lists.get(name, ()), *words.split("|"))
        return cls(lists)

    def words(self, name: str) -> frozenset[str]:
        """Return the folded words of a list. Raises: KeyError."""
        return frozenset(map(fold, self.lists[name]))

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern over folded text, each <NAME> in it standing for any word of that list. Raises: KeyError."""
        return re.compile(filled(pattern, {name: one_of(words) for name, words in self._used(pattern).items()}))

    def _used(self, pattern: str) -> Mapping[str, tuple[str, ...]]:
        return {name: self.lists[name] for name in _PLACEHOLDER.findall(pattern)}


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with the part of each <NAME> in its place. Raises: KeyError.

    >>> filled("<DAY> of <MONTH>", {"DAY": "1", "MONTH": "May"})
    '1 of May'
    """
    return _PLACEHOLDER.sub(lambda name: parts[name[1]], pattern)
