"""Rows of a table as paragraphs, where the file does not say whether the first row names the columns."""

import re
from collections.abc import Iterator, Sequence

from corpus.files.draft import Paragraph
from corpus.headings import TABLE_LEVEL, Headings

LEAST_COLUMNS = 3
"""Columns of a table whose first row may name them: one of two columns is often a list of names and values."""
_FIGURE = re.compile(r"\d")


def table_paragraphs(rows: Sequence[Sequence[str]], headings: Headings) -> Iterator[Paragraph]:
    """Yield a paragraph for each row that is not blank; a first row that names the columns is a heading of the rest."""
    for at, row in enumerate(rows):
        if text := " | ".join(filter(None, row)):
            is_head = at == 0 and len(rows) > 1 and _names_columns(row)
            yield Paragraph(text, headings.enter(TABLE_LEVEL, text) if is_head else headings.place())
    headings.close(TABLE_LEVEL)


def _names_columns(row: Sequence[str]) -> bool:
    return len(row) >= LEAST_COLUMNS and all(cell and not _FIGURE.search(cell) for cell in row)
