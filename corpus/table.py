"""The package's tables of words: text with tabs, a header first, so that a word is added without touching code."""

from collections.abc import Iterator
from pathlib import Path


def table_rows(path: Path) -> Iterator[list[str]]:
    """Yield the cells of each row of a table, without its header.

    Raises:
        OSError: the file cannot be read.
    """
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")
