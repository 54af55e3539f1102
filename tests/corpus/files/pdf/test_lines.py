from corpus.files.pdf.glyphs import Glyph
from corpus.files.pdf.lines import Line, lines_of

SIZE = 10.0


def drawn(text: str, left: float, *, width: float = 5.0, y: float = 100.0, word: int = 0, run: int = 0) -> list[Glyph]:
    """Return a glyph for each character, side by side from `left` on."""
    starts = [left + width * at for at in range(len(text))]
    return [Glyph(each, x, y, x, x + width, SIZE, word, run) for each, x in zip(text, starts, strict=True)]


def test_a_gap_is_a_space_between_words_of_pdfium_but_not_within_one() -> None:
    words = [*drawn("old", 0), *drawn("mill", 16, word=1)]
    assert lines_of([words]) == [Line("old mill", 0, 36, 100, SIZE)]
    within = [*drawn("old", 0), *drawn("est", 16)]
    assert [line.text for line in lines_of([within])] == ["oldest"]


def test_runs_beside_each_other_on_one_baseline_are_one_line() -> None:
    assert [line.text for line in lines_of([drawn("old", 0), drawn("mill", 18, word=1)])] == ["old mill"]
    below = drawn("mill", 18, y=80, word=1)
    assert [line.text for line in lines_of([drawn("old", 0), below])] == ["old", "mill"]


def test_arabic_drawn_from_left_to_right_is_read_from_the_right() -> None:
    (line,) = lines_of([drawn("رسج", 0)])
    assert line.text == "جسر"


def test_a_mark_is_attached_to_the_letter_under_it() -> None:
    fatha = Glyph("\u064e", 7, 100, 6, 9, SIZE)
    (line,) = lines_of([[fatha, *drawn("رسج", 0)]])
    assert line.text == "جسَر"


def test_a_mark_in_the_shape_of_its_letter_is_attached_to_it() -> None:
    sad, tanween, alef = (
        Glyph("ص", 3, 100, 6, 9, SIZE),
        Glyph("\u064b", 3, 100, 3, 6, SIZE),
        Glyph("ا", 0, 100, 0, 3, SIZE),
    )
    assert [line.text for line in lines_of([[sad, *drawn("خش", 9), tanween, alef]])] == ["شخصًا"]


def test_a_lam_with_tanween_drawn_out_of_order_stays_in_its_word() -> None:
    begun = drawn("اير", 11.5, word=8)
    apart = Glyph("ل\u064b", 5, 100, 5, 10, SIZE, word=3, run=1)
    first = [*drawn("يف", -20, word=2, run=2), *drawn("ا", 0, word=3, run=2)]
    assert [line.text for line in lines_of([begun, [apart], first])] == ["ريالًا في"]


def with_mark_below(text: str, left: float, *, word: int = 0) -> Glyph:
    """Return a letter and its mark as a browser draws them: off the line, in the narrow box of the mark."""
    return Glyph(text, left, 98, left + 1, left + 3.5, SIZE, word)


def test_a_letter_drawn_off_the_baseline_stays_in_its_word() -> None:
    said = [*drawn("ت", 0), with_mark_below("ك\u0651", 5, word=1), *drawn("م", 12, word=2)]
    assert [line.text for line in lines_of([said])] == ["مكّت"]
    mark_first = [with_mark_below("\u0651ك", 5), *drawn("م", 12, word=1)]
    assert [line.text for line in lines_of([mark_first])] == ["مكّ"]


def test_a_letter_that_is_not_joined_ends_its_word() -> None:
    (final,) = drawn("ي", 12, word=1)
    final.left += 0.5
    assert [line.text for line in lines_of([[with_mark_below("ك\u064f", 5), final]])] == ["ي كُ"]


def test_after_a_letter_that_never_joins_the_gap_decides() -> None:
    for left, text in ((11, "أكّ"), (14, "أ كّ")):
        said = [with_mark_below("ك\u0651", 6, word=1), *drawn("أ", left)]
        assert [line.text for line in lines_of([said])] == [text]


def test_a_gap_between_words_of_two_runs_is_a_space() -> None:
    runs = [drawn("اير", 12.6, word=8), drawn("يف", 0, word=2, run=1)]
    assert [line.text for line in lines_of(runs)] == ["ريا في"]


def test_a_run_of_spaces_is_not_a_line() -> None:
    assert lines_of([drawn("  ", 0)]) == []
