"""Groups the lines of PDF pages into paragraphs: a paragraph continues while lines are full, near, and of equal size.

PDF files do not mark paragraphs, so they are inferred from the layout of each page: its usual line spacing and the
widths of its columns. A paragraph may continue on the next page, and records where that begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from corpus.files.draft import Paragraph
from corpus.files.pdf.glyphs import HYPHEN_AT_LINE_END
from corpus.files.pdf.lines import Line
from corpus.headings import LONGEST_HEADING, Headings
from corpus.language import detect_language

SAME_SIZE = 0.12
"""Greatest relative difference of font sizes within a paragraph; chosen."""

LOOSE_LEADING = 1.3
"""Line spacing, relative to the usual one of the page, above which a new paragraph begins; chosen."""

SHORT_BY = 0.35
SHORT_BY_AT_STOP = 0.1
"""Least share of the column that the last line of a paragraph leaves empty; the second after a full stop. Chosen."""

LEVELS = ((1.5, 1), (1.25, 2), (1.1, 3))
"""(least font size relative to the body text, level of heading); chosen."""

_SAME_COLUMN = 3.0
"""Greatest difference between the beginnings of lines of one column, in font sizes, for indented lines; chosen."""

_FULL_PERCENTILE = 0.9
_STOPS = (".", "!", "?", "؟", ":", "۔", "…", ".»", ".”", '."', ".)")
_LIST_ITEM = re.compile(r"[•◦▪●■–—*·-]\s|\(?(?:\d{1,3}|[٠-٩]{1,3}|[a-zA-Z]|[أ-ي])[.)-]\s")


@dataclass(slots=True)
class _Open:
    """A paragraph that may continue.

    Attributes:
        width: of the column of its last line.
        page: on which it began.
        level: of heading, 0 for none.
        breaks: offsets at which further pages begin.
    """

    text: str
    last: Line
    width: float
    page: int
    level: int
    breaks: list[int] = field(default_factory=list)


def paragraphs(pages: Sequence[Sequence[Line]], first_page: int = 1) -> list[Paragraph]:
    """Return the paragraphs of pages, each given as its lines in reading order."""
    body = _body_size(pages)
    headings = Headings()
    found: list[Paragraph] = []
    for each in _grouped(pages, body, first_page):
        here = headings.enter(each.level, each.text) if each.level else headings.place()
        found.append(Paragraph(each.text, replace(here, page=each.page, page_breaks=tuple(each.breaks))))
    return found


def _grouped(pages: Sequence[Sequence[Line]], body: float, first_page: int) -> Iterator[_Open]:
    """Yield the paragraphs; `body` is the font size of the body text."""
    current: _Open | None = None
    for page, lines in enumerate(pages, first_page):
        leading = _leading(lines)
        for at, line in enumerate(lines):
            width = _column_width(line, lines)
            if current is not None and _goes_on(current, line, leading if at else None, body):
                _extend(current, line, width, is_new_page=at == 0)
            else:
                if current is not None:
                    yield current
                current = _Open(line.text, line, width, page, _level(line, body))
    if current is not None:
        yield current


def _extend(paragraph: _Open, line: Line, width: float, *, is_new_page: bool) -> None:
    if paragraph.text.endswith(HYPHEN_AT_LINE_END):
        paragraph.text = paragraph.text.removesuffix(HYPHEN_AT_LINE_END)
    else:
        paragraph.text += " "
    if is_new_page:
        paragraph.breaks.append(len(paragraph.text))
    paragraph.text += line.text
    paragraph.last, paragraph.width = line, width


def _goes_on(paragraph: _Open, line: Line, leading: float | None, body: float) -> bool:
    """Return whether a line continues a paragraph.

    Args:
        leading: usual line spacing of the page; None for the first line of a page.
    """
    last = paragraph.last
    if abs(last.size - line.size) > SAME_SIZE * last.size or _LIST_ITEM.match(line.text):
        return False
    if _level(line, body):
        return leading is not None and 0 < last.baseline - line.baseline <= 2 * line.size
    stopped = last.text.endswith(_STOPS)
    free = 1 - (last.right - last.left) / paragraph.width if paragraph.width else 0
    if free > (SHORT_BY_AT_STOP if stopped else SHORT_BY):
        return False
    if leading is None:
        return not stopped
    step = last.baseline - line.baseline
    # A line above the last one is the first of the next column, which is treated like a page.
    return not stopped if step <= 0 else step <= LOOSE_LEADING * leading


def _leading(lines: Sequence[Line]) -> float:
    """Return the median line spacing, 0 for a page without adjacent lines."""
    steps = [above.baseline - below.baseline for above, below in pairwise(lines)]
    usual = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 3 * line.size]
    return median(usual) if usual else 0.0


def _column_width(line: Line, lines: Sequence[Line]) -> float:
    """Return the width of full lines among those that begin where a line does, which is at the right in Arabic."""
    is_arabic = detect_language(line.text) == "ar"
    start = line.right if is_arabic else line.left
    widths = sorted(
        other.right - other.left
        for other in lines
        if abs((other.right if is_arabic else other.left) - start) <= _SAME_COLUMN * line.size
    )
    return widths[min(int(_FULL_PERCENTILE * len(widths)), len(widths) - 1)]


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the median font size, weighted by characters."""
    sizes = sorted((line.size, len(line.text)) for lines in pages for line in lines)
    half, seen = sum(length for _, length in sizes) / 2, 0
    for size, length in sizes:
        seen += length
        if seen >= half:
            return size
    return 0.0


def _level(line: Line, body: float) -> int:
    """Return the level of heading of a line by its font size, 0 for body text."""
    if len(line.text) > LONGEST_HEADING:
        return 0
    return next((level for times, level in LEVELS if line.size >= times * body), 0)
