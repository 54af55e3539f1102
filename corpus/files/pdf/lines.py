"""Assembles the lines of a PDF page from the positions of glyphs: a page in, lines in logical order out.

PDF files draw Arabic in any order: logical, visual, or word by word. Only the positions of glyphs are reliable. So the
glyphs of a line are sorted from left to right, and then converted to logical order (`corpus.repair.visual_order`). The
segmentation into lines and the order of lines are those of pdfium (`glyphs`).
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from corpus.files.pdf.glyphs import Glyph, glyph_runs, is_same_glyph
from corpus.language import detect_language
from corpus.repair.letters import NON_JOINING, ordered_ligature
from corpus.repair.visual_order import logical

_TIGHT_GAP, _GAP, _WIDE_GAP = 0.08, 0.2, 0.4
"""Least gap between two glyphs, in font sizes, that is a space: between words of pdfium, between Arabic letters of one
word, and between other glyphs of one word, since digits of equal width have gaps between them.

Source: measured in DejaVu Sans and Noto Naskh Arabic: spaces are at least 0.26 wide, gaps after a non-joining letter at
most 0.14.
"""

_MAX_JOINED_BEARING = 0.02
"""Upper bound of the distance from the origin of a letter to its left edge, in font sizes, if it joins the next one.

Source: measured in the same fonts and in Noto Sans Arabic: 0 if it joins, and at least 0.04 if not.
"""

_SAME_BASELINE = 0.3
_NEAR = 1.0
"""Vertical and horizontal distance, in font sizes, within which two runs of glyphs belong to one line; chosen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, with its position and font size in points; the origin is the lower left corner of the page."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def page_lines(page: Any) -> list[Line]:
    """Return the lines of a pypdfium2 page."""
    return lines_of(glyph_runs(page))


def lines_of(runs: Iterable[list[Glyph]]) -> list[Line]:
    """Return the lines of runs of glyphs, without blank ones. Changes the glyphs."""
    return [line for run in _joined(runs) if (line := _line(run)).text.strip()]


def _joined(runs: Iterable[list[Glyph]]) -> list[list[Glyph]]:
    """Return the runs, with adjacent runs on one baseline joined."""
    lines: list[list[Glyph]] = []
    for run in runs:
        if lines and _is_continued(lines[-1], run):
            lines[-1] += run
        else:
            lines.append(run)
    return lines


def _is_continued(line: Sequence[Glyph], run: Sequence[Glyph]) -> bool:
    """Return whether a run is adjacent to a line, on the same baseline."""
    size = _size(line)
    if abs(_baseline(line) - _baseline(run)) > _SAME_BASELINE * size:
        return False
    gap = max(_left(run) - _right(line), _left(line) - _right(run))
    return -_NEAR * size < gap < _NEAR * size


def _line(run: Sequence[Glyph]) -> Line:
    """Return the line of a run: glyphs are sorted, spaced and reordered, and marks attached to the nearest letters."""
    size = _size(run)
    marks = [glyph for glyph in run if _is_mark(glyph.text[0])]
    bases = [glyph for glyph in run if glyph not in marks]
    for _, word in groupby(bases, key=lambda glyph: glyph.word):
        _order_ligatures(list(word))
    marks = [mark for mark in marks if not _is_drawn_with_letter(mark, bases)]
    bases.sort(key=lambda glyph: glyph.x)
    pieces = _with_spaces(bases, size)
    for mark in marks:
        nearest = min(bases, key=lambda base: abs(base.left + base.right - mark.left - mark.right), default=None)
        if nearest is not None:
            nearest.text += mark.text
    ordered = "".join(piece.text for piece in logical(pieces, lambda piece: piece.text))
    return Line(" ".join(ordered.split()), _left(run), _right(run), _baseline(run), size)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


def _letters(glyph: Glyph) -> str:
    return "".join(character for character in glyph.text if not _is_mark(character))


def _is_drawn_with_letter(mark: Glyph, bases: list[Glyph]) -> bool:
    """Return whether a mark is part of the shape of a letter, and if so, attach it to the letter.

    Browsers draw a letter and its tanween as one shape. In a reversed word, pdfium returns them as two glyphs of the
    same origin, or as one glyph with the mark before the letter.
    """
    if (letter := next((base for base in bases if is_same_glyph(base, mark)), None)) is not None:
        letter.text += mark.text
        letter.left, letter.right = min(letter.left, mark.left), max(letter.right, mark.right)
        return True
    if letters := _letters(mark):
        mark.text = letters + "".join(filter(_is_mark, mark.text))
        bases.append(mark)
    return bool(letters)


def _order_ligatures(word: Sequence[Glyph]) -> None:
    """Bring the letters of each ligature into logical order; in a word that pdfium reversed, they are reversed too."""
    is_reversed = len(word) > 1 and word[0].x < word[-1].x
    for glyph in word:
        if len(_letters(glyph)) > 1:
            is_arabic = detect_language(glyph.text) == "ar"
            glyph.text = ordered_ligature(glyph.text, is_reversed=is_reversed and is_arabic)


def _with_spaces(bases: Sequence[Glyph], size: float) -> list[Glyph]:
    """Return the glyphs of a line from left to right, with a glyph for each space between them."""
    pieces: list[Glyph] = []
    before: Glyph | None = None
    for glyph in bases:
        if before and _is_apart(before, glyph, size):
            pieces.append(Glyph(" ", glyph.x, glyph.y, glyph.left, glyph.left, size))
        pieces.append(glyph)
        before = glyph
    return pieces


def _is_apart(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Return whether there is a space between two adjacent glyphs, the left one first."""
    if glyph.word == before.word:
        least = _GAP if detect_language(before.text + glyph.text) == "ar" else _WIDE_GAP
    elif glyph.run == before.run and glyph.y == before.y:
        least = _TIGHT_GAP
    elif _joins_next(glyph.text[-1]):
        # Browsers draw كّ off the baseline, and لًا out of the order of its word. pdfium makes them words of their own,
        # with the narrow box of the mark. The word continues if the letter to their right is joined to them.
        return glyph.left - glyph.x > _MAX_JOINED_BEARING * size
    else:
        least = _GAP
    return glyph.left - before.right > least * size


def _joins_next(letter: str) -> bool:
    """Return whether an Arabic letter is connected to the next one in a word."""
    return "ء" <= letter <= "ي" and letter not in NON_JOINING


def _size(run: Sequence[Glyph]) -> float:
    return median(glyph.size for glyph in run)


def _baseline(run: Sequence[Glyph]) -> float:
    return median(glyph.y for glyph in run)


def _left(run: Sequence[Glyph]) -> float:
    return min(glyph.left for glyph in run)


def _right(run: Sequence[Glyph]) -> float:
    return max(glyph.right for glyph in run)
