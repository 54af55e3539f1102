"""Text for a terminal or a pipe: without control characters, wrapped, and in aligned columns.

Text of a document may contain escape sequences, which control a terminal, or bidi controls, which reorder a line; both
are removed. Nothing is framed, coloured or reordered: the layout of Arabic is left to the terminal.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

# C0 and C1 controls with all line ends; bidi controls and the byte order mark; lone surrogates.
_BLANK = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_HALF = re.compile("[\ud800-\udfff]")

_COLUMN_GAP = "  "


def one_line(text: str) -> str:
    """Return the text on one line: control characters become spaces, bidi controls are removed."""
    return _HALF.sub("\ufffd", _UNSEEN.sub("", _BLANK.sub(" ", text))).strip()


def cells(text: str) -> int:
    """Return the width of a text in terminal columns: combining marks have none, wide characters two."""
    return sum(_character_cells(character) for character in text)


def wrapped(text: str, width: int | None, *, indent: str = "") -> Iterator[str]:
    """Yield the text in lines of at most `width` columns, broken only between words; None gives one line.

    Args:
        indent: spaces before every line, counted in the width.
    """
    if width is None:
        yield indent + one_line(text)
        return
    line = ""
    for word in one_line(text).split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(indent + longer) > width:
            yield indent + line
            longer = word
        line = longer
    yield indent + line


def shortened(text: str, width: int) -> str:
    """Return the first words of a text, with an ellipsis if it is longer; at most `width` characters."""
    first, *more = islice(wrapped(text, width - 1), 2)
    cut = first[: width - 1]  # one word alone may be longer
    return f"{cut}…" if more or cut != first else first


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines with aligned columns; the width of the last column is not limited.

    Right-to-left text belongs in the last column: a terminal that reorders it would move whatever follows.
    """
    clean = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*clean, strict=True)]
    for *aligned, last in clean:
        padded = [cell + " " * (width - cells(cell)) for cell, width in zip(aligned, widths, strict=False)]
        yield _COLUMN_GAP.join([*padded, last]).rstrip()


def tab_separated(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines of tab-separated values; tabs inside values are spaces."""
    return ("\t".join(map(one_line, row)) for row in rows)


def _character_cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
