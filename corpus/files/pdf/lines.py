"""The lines of a PDF page, from where its glyphs stand: a page in, lines in reading order out.

A PDF file draws Arabic in any order: as read, as seen, a word or a letter at a time. Where each glyph stands on the
page is what all files agree on, so that a line is its glyphs from left to right, brought into reading order
(`corpus.repair.visual_order`). Which glyphs make a line, and in what order the lines come, pdfium tells.
"""

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import degrees
from statistics import median
from typing import Any

from corpus.language import detect_language
from corpus.repair.letters import ligature_in_order
from corpus.repair.visual_order import logical

HYPHEN_AT_LINE_END = "\x02"
"""What pdfium gives for a hyphen that parts a word between two lines."""

_TIGHT_GAP, _GAP, _WIDE_GAP = 0.08, 0.2, 0.4
"""Distance of two glyphs, in font sizes, that is a space where pdfium tells two words, where it tells none between
Arabic letters, and where it tells none elsewhere: digits of one width stand far apart.

Source: measured in DejaVu Sans and Noto Naskh Arabic: spaces from 0.26, up to 0.14 after a letter that joins none.
"""

_SAME_PLACE = 0.01
"""Points; characters of one shape have one origin."""

_SAME_BASELINE = 0.3
_NEAR = 1.0
"""Distances, in font sizes, within which two runs of glyphs are one line that was drawn in parts."""

_RIGHT_ANGLE = 90
_ANGLES_LOOKED_AT = 50
_TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""Matrices that bring a page whose text runs upwards, upside down or downwards back to level."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its place on the page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(slots=True)
class _Glyph:
    """One shape on the page: the characters that it stands for, where it starts, its box, and which word it is of."""

    text: str
    x: float
    y: float
    left: float
    right: float
    size: float
    word: int = 0


def page_lines(page: Any) -> list[Line]:
    """Return the lines of a page of pypdfium2."""
    text_page = page.get_textpage()
    try:
        runs = _joined(list(_runs(text_page)))
    finally:
        text_page.close()
    return [line for run in runs if (line := _line(run)).text.strip()]


def _runs(text_page: Any) -> Iterator[list[_Glyph]]:
    """Yield the glyphs of each of pdfium's lines.

    A space says which glyphs are a word, and not where it stands: pdfium also makes some of its own, at no true place.
    """
    run: list[_Glyph] = []
    word = 0
    for character, glyph in _glyphs(text_page):
        if character in "\r\n":
            if run:
                yield run
                run = []
        elif character.isspace():
            word += 1
        elif run and _is_same_glyph(run[-1], glyph):
            run[-1].text += character
            run[-1].left, run[-1].right = min(run[-1].left, glyph.left), max(run[-1].right, glyph.right)
        else:
            glyph.word = word
            run.append(glyph)
    if run:
        yield run


def _glyphs(text_page: Any) -> Iterator[tuple[str, _Glyph]]:
    # Late: a child process loads the one parser that its file needs.
    from pypdfium2 import raw

    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    count = raw.FPDFText_CountChars(text_page)
    a, b, c, d = _TURNS[_angle(raw, text_page, count)]
    for at in range(count):
        raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        sides = [a * across + b * up for across in (left.value, right.value) for up in (bottom.value, top.value)]
        code = raw.FPDFText_GetUnicode(text_page, at)
        size = raw.FPDFText_GetFontSize(text_page, at)
        character = "\ufffd" if code == 0 or 0xD800 <= code < 0xE000 else chr(code)
        position = a * x.value + b * y.value, c * x.value + d * y.value
        yield character, _Glyph(character, *position, min(sides), max(sides), size)


def _angle(raw: Any, text_page: Any, count: int) -> int:
    """Return the direction in which the middle of the text runs, to the next right angle in degrees."""
    step = 1 + count // _ANGLES_LOOKED_AT
    known = [angle for at in range(0, count, step) if (angle := raw.FPDFText_GetCharAngle(text_page, at)) >= 0]
    return round(degrees(median(known)) / _RIGHT_ANGLE) % 4 * _RIGHT_ANGLE if known else 0


def _is_same_glyph(one: _Glyph, other: _Glyph) -> bool:
    return abs(one.x - other.x) < _SAME_PLACE and abs(one.y - other.y) < _SAME_PLACE


def _joined(runs: Iterable[list[_Glyph]]) -> list[list[_Glyph]]:
    """Return the runs, those that stand beside one another on one baseline as one."""
    lines: list[list[_Glyph]] = []
    for run in runs:
        if lines and _is_continued(lines[-1], run):
            lines[-1] += run
        else:
            lines.append(run)
    return lines


def _is_continued(line: Sequence[_Glyph], run: Sequence[_Glyph]) -> bool:
    size = _size(line)
    if abs(_baseline(line) - _baseline(run)) > _SAME_BASELINE * size:
        return False
    gap = max(_left(run) - _right(line), _left(line) - _right(run))
    return -_NEAR * size < gap < _NEAR * size


def _line(run: Sequence[_Glyph]) -> Line:
    size = _size(run)
    marks = [glyph for glyph in run if unicodedata.category(glyph.text[0]) == "Mn"]
    for _, word in groupby(run, key=lambda glyph: glyph.word):
        _order_ligatures(list(word))
    bases = sorted((glyph for glyph in run if glyph not in marks), key=lambda glyph: glyph.x)
    pieces = _with_spaces(bases, size)
    for mark in marks:
        nearest = min(bases, key=lambda base: abs(base.left + base.right - mark.left - mark.right), default=None)
        if nearest is not None:
            nearest.text += mark.text
    ordered = "".join(piece.text for piece in logical(pieces, lambda piece: piece.text))
    return Line(" ".join(ordered.split()), _left(run), _right(run), _baseline(run), size)


def _order_ligatures(word: Sequence[_Glyph]) -> None:
    """Bring the letters of each ligature into reading order; in a word that pdfium has backwards, so are they."""
    is_backward = len(word) > 1 and word[0].x < word[-1].x
    for glyph in word:
        if len(glyph.text) > 1:
            is_arabic = detect_language(glyph.text) == "ar"
            glyph.text = ligature_in_order(glyph.text, is_backward=is_backward and is_arabic)


def _with_spaces(bases: Sequence[_Glyph], size: float) -> list[_Glyph]:
    pieces: list[_Glyph] = []
    before: _Glyph | None = None
    for glyph in bases:
        if before and glyph.left - before.right > _least_gap(before, glyph) * size:
            pieces.append(_Glyph(" ", glyph.x, glyph.y, glyph.left, glyph.left, size))
        pieces.append(glyph)
        before = glyph
    return pieces


def _least_gap(before: _Glyph, glyph: _Glyph) -> float:
    if glyph.word != before.word:
        return _TIGHT_GAP
    return _GAP if detect_language(before.text + glyph.text) == "ar" else _WIDE_GAP


def _size(run: Sequence[_Glyph]) -> float:
    return median(glyph.size for glyph in run)


def _baseline(run: Sequence[_Glyph]) -> float:
    return median(glyph.y for glyph in run)


def _left(run: Sequence[_Glyph]) -> float:
    return min(glyph.left for glyph in run)


def _right(run: Sequence[_Glyph]) -> float:
    return max(glyph.right for glyph in run)
