"""Extracts the glyphs of a PDF page: a page in, runs of glyphs with their positions out. Owns the calls to pypdfium2.

A run is a line, or a part of one, as pdfium segments the page. Spaces separate words, but their positions are not used:
pdfium also generates spaces, which have no position. Positions are those of the page rotated so that its text is level.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import degrees
from statistics import median
from typing import Any

HYPHEN_AT_LINE_END = "\x02"
"""Stands for a hyphen that divides a word at the end of a line, in the text that pdfium returns."""

_SAME_ORIGIN = 0.01
"""In points: characters that are drawn as one shape have the same origin."""

_RIGHT_ANGLE = 90
_ANGLES_SAMPLED = 50
_ROTATIONS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""The matrix that makes text level, by the angle at which it runs."""


@dataclass(slots=True)
class Glyph:
    """A shape on the page, with the characters that it represents.

    Attributes:
        x, y: origin, in points from the lower left corner.
        left, right: horizontal extent, in points.
        size: font size, in points.
        word, run: number of its word and of its run on the page.
    """

    text: str
    x: float
    y: float
    left: float
    right: float
    size: float
    word: int = 0
    run: int = 0


def glyph_runs(page: Any) -> list[list[Glyph]]:
    """Return the runs of a pypdfium2 page, in the order of pdfium."""
    text_page = page.get_textpage()
    try:
        return list(_runs(text_page))
    finally:
        text_page.close()


def _runs(text_page: Any) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    word = number = 0
    for character, glyph in _glyphs(text_page):
        if character in "\r\n":
            if run:
                yield run
                run, number = [], number + 1
        elif character.isspace():
            word += 1
        elif run and is_same_glyph(run[-1], glyph):
            run[-1].text += character
            run[-1].left, run[-1].right = min(run[-1].left, glyph.left), max(run[-1].right, glyph.right)
        else:
            glyph.word, glyph.run = word, number
            run.append(glyph)
    if run:
        yield run


def _glyphs(text_page: Any) -> Iterator[tuple[str, Glyph]]:
    """Yield each character, with its glyph; spaces and line ends too."""
    # Late: a child process loads the one parser that its file needs.
    from pypdfium2 import raw

    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    count = raw.FPDFText_CountChars(text_page)
    a, b, c, d = _ROTATIONS[_angle(raw, text_page, count)]
    for at in range(count):
        raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        sides = [a * across + b * up for across in (left.value, right.value) for up in (bottom.value, top.value)]
        code = raw.FPDFText_GetUnicode(text_page, at)
        size = raw.FPDFText_GetFontSize(text_page, at)
        character = "\ufffd" if code == 0 or 0xD800 <= code < 0xE000 else chr(code)
        position = a * x.value + b * y.value, c * x.value + d * y.value
        yield character, Glyph(character, *position, min(sides), max(sides), size)


def _angle(raw: Any, text_page: Any, count: int) -> int:
    """Return the median angle of the text, rounded to a right angle, in degrees."""
    step = 1 + count // _ANGLES_SAMPLED
    known = [angle for at in range(0, count, step) if (angle := raw.FPDFText_GetCharAngle(text_page, at)) >= 0]
    return round(degrees(median(known)) / _RIGHT_ANGLE) % 4 * _RIGHT_ANGLE if known else 0


def is_same_glyph(one: Glyph, other: Glyph) -> bool:
    """Return whether two characters are drawn as one shape, which have the same origin."""
    return abs(one.x - other.x) < _SAME_ORIGIN and abs(one.y - other.y) < _SAME_ORIGIN
