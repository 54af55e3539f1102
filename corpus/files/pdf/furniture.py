"""Removes running heads, footers and page numbers: lines of pages in, lines of pages out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.files.pdf.lines import Line

EDGE_LINES = 3
"""Lines at the top and at the bottom of a page that may be furniture; chosen."""

REPEATED_SHARE = 0.4
"""Share of the pages on which a head or footer recurs, at least: a little below a half, since those of left and right
pages may differ. Chosen."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(page|p\.|صفحة|الصفحة|ص)?\W{0,3}(?P<number>\d{1,4})(\s*(of|/|من)\s*\d{1,4})?\W*", re.IGNORECASE
)
_CERTAIN_PAGE_NUMBER = re.compile(r"page|صفحة|\d\s*(of|/|من)\s*\d|[-–—]\s*\d+\s*[-–—]", re.IGNORECASE)


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page in order, without recurrent ones at its edges and page numbers."""
    repeated = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    most = max(2, REPEATED_SHARE * len(pages))
    numbering = _numbering(pages)
    kept = []
    for page, lines in enumerate(pages):
        edges = {id(line) for line in _edges(lines)}
        outer = {id(line) for line in _outermost(lines)}
        kept.append(
            [
                line
                for line in lines
                if not (
                    (id(line) in edges and repeated[_key(line)] >= most)
                    or (id(line) in outer and _is_page_number(line, page, numbering))
                )
            ]
        )
    return kept


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Return the lines at the top and at the bottom of a page."""
    by_height = sorted(lines, key=lambda line: -line.baseline)
    return by_height if len(lines) <= 2 * EDGE_LINES else by_height[:EDGE_LINES] + by_height[-EDGE_LINES:]


def _outermost(lines: Sequence[Line]) -> list[Line]:
    """Return the first and the last line of a page."""
    by_height = sorted(lines, key=lambda line: -line.baseline)
    return [by_height[0], by_height[-1]] if by_height else []


def _key(line: Line) -> str:
    """Return the text by which lines of two pages are compared: numbers may differ."""
    return _DIGITS.sub("#", line.text)


def _numbering(pages: Iterable[Sequence[Line]]) -> Counter[int]:
    """Return the frequency of each difference between a number in the first or last line and the index of the page.

    That of page numbers is the same on all pages.
    """
    return Counter(
        int(found["number"]) - page
        for page, lines in enumerate(pages)
        for line in _outermost(lines)
        if (found := _PAGE_NUMBER.fullmatch(line.text))
    )


def _is_page_number(line: Line, page: int, numbering: Counter[int]) -> bool:
    found = _PAGE_NUMBER.fullmatch(line.text)
    if found is None:
        return False
    return bool(_CERTAIN_PAGE_NUMBER.search(line.text)) or numbering[int(found["number"]) - page] > 1
