"""Lines in visual order are converted to logical order."""

import pytest
from bidi.algorithm import get_display

from corpus.repair.visual_order import logical, logical_line


@pytest.mark.parametrize(
    "line",
    [
        "افتتح الميناء في الصباح",
        "بنى الميناء 120 سفينة",
        "The harbour opened",
        "زار رئيس شركة Acme الميناء أمس",
        "في عام 1998 وصل",
    ],
)
def test_a_line_becomes_what_was_typed(line: str) -> None:
    assert logical_line(get_display(line)) == line


def test_an_item_of_several_characters_stays_whole() -> None:
    glyphs = [("ء", 3), ("لا", 2), ("و", 1)]
    assert [number for _, number in logical(glyphs, lambda glyph: glyph[0])] == [1, 2, 3]
