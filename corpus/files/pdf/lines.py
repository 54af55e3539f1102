"""The lines of a PDF page, from where its glyphs stand: a page in, lines in reading order out.

A PDF file draws Arabic in any order: as read, as seen, a word or a letter at a time. Where each glyph stands on the
page is what all files agree on, so that a line is its glyphs from left to right, brought into reading order
(`corpus.repair.visual_order`). Which glyphs make a line, and in what order the lines come, pdfium tells (`glyphs`).
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from corpus.files.pdf.glyphs import Glyph, glyph_runs, is_same_glyph
from corpus.language import detect_language
from corpus.repair.letters import NEVER_JOIN_ON, ligature_in_order
from corpus.repair.visual_order import logical

_TIGHT_GAP, _GAP, _WIDE_GAP = 0.08, 0.2, 0.4
"""Distance of two glyphs, in font sizes, that is a space where pdfium tells two words, where it tells none between
Arabic letters, and where it tells none elsewhere: digits of one width stand far apart.

Source: measured in DejaVu Sans and Noto Naskh Arabic: spaces from 0.26, up to 0.14 after a letter that joins none.
"""

_REACH = 0.02
"""Room left of a letter, in font sizes, that is joined to the next: none, and from 0.04 on where it is not.

Source: measured in the same fonts and in Noto Sans Arabic.
"""

_SAME_BASELINE = 0.3
_NEAR = 1.0
"""Distances, in font sizes, within which two runs of glyphs are one line that was drawn in parts."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its place on the page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def page_lines(page: Any) -> list[Line]:
    """Return the lines of a page of pypdfium2."""
    return lines_of(glyph_runs(page))


def lines_of(runs: Iterable[list[Glyph]]) -> list[Line]:
    """Return the lines that runs of glyphs make, without blank ones; the glyphs are used up."""
    return [line for run in _joined(runs) if (line := _line(run)).text.strip()]


def _joined(runs: Iterable[list[Glyph]]) -> list[list[Glyph]]:
    """Return the runs, those that stand beside one another on one baseline as one."""
    lines: list[list[Glyph]] = []
    for run in runs:
        if lines and _is_continued(lines[-1], run):
            lines[-1] += run
        else:
            lines.append(run)
    return lines


def _is_continued(line: Sequence[Glyph], run: Sequence[Glyph]) -> bool:
    size = _size(line)
    if abs(_baseline(line) - _baseline(run)) > _SAME_BASELINE * size:
        return False
    gap = max(_left(run) - _right(line), _left(line) - _right(run))
    return -_NEAR * size < gap < _NEAR * size


def _line(run: Sequence[Glyph]) -> Line:
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
    """Return whether a mark and a letter are one shape.

    Where pdfium has the word backwards it parts them (browsers draw a letter and its tanween so): the letter then gets
    both, and all of the shape's place; or it has the letter after the mark.
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
    """Bring the letters of each ligature into reading order; in a word that pdfium has backwards, so are they."""
    is_backward = len(word) > 1 and word[0].x < word[-1].x
    for glyph in word:
        if len(_letters(glyph)) > 1:
            is_arabic = detect_language(glyph.text) == "ar"
            glyph.text = ligature_in_order(glyph.text, is_backward=is_backward and is_arabic)


def _with_spaces(bases: Sequence[Glyph], size: float) -> list[Glyph]:
    pieces: list[Glyph] = []
    before: Glyph | None = None
    for glyph in bases:
        if before and _is_apart(before, glyph, size):
            pieces.append(Glyph(" ", glyph.x, glyph.y, glyph.left, glyph.left, size))
        pieces.append(glyph)
        before = glyph
    return pieces


def _is_apart(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Return whether there is a space between two neighbours on the page."""
    if glyph.word == before.word:
        least = _GAP if detect_language(before.text + glyph.text) == "ar" else _WIDE_GAP
    elif glyph.run == before.run and glyph.y == before.y:
        least = _TIGHT_GAP
    elif _joins_on(glyph.text[-1]):
        # A browser draws the shape of كّ off the line and لًا out of the order of its word, so that pdfium reads them
        # apart, and has the narrow box of the mark for both. What is joined to it says where the word goes on.
        return glyph.left - glyph.x > _REACH * size
    else:
        least = _GAP
    return glyph.left - before.right > least * size


def _joins_on(letter: str) -> bool:
    return "ء" <= letter <= "ي" and letter not in NEVER_JOIN_ON


def _size(run: Sequence[Glyph]) -> float:
    return median(glyph.size for glyph in run)


def _baseline(run: Sequence[Glyph]) -> float:
    return median(glyph.y for glyph in run)


def _left(run: Sequence[Glyph]) -> float:
    return min(glyph.left for glyph in run)


def _right(run: Sequence[Glyph]) -> float:
    return max(glyph.right for glyph in run)
