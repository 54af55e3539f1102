"""Lines are grouped into paragraphs, also over pages; font sizes, gaps and list items separate them."""

from corpus.files.pdf.glyphs import HYPHEN_AT_LINE_END
from corpus.files.pdf.layout import paragraphs
from corpus.files.pdf.lines import Line

LEFT, RIGHT, TOP, SIZE = 50.0, 300.0, 700.0, 10.0
FULL = "The harbour of Marwa has three cranes and a long pier which"


def lines(*texts: str, right: float = RIGHT, top: float = TOP, step: float = 12.0, size: float = SIZE) -> list[Line]:
    return [Line(text, LEFT, right, top - step * at, size) for at, text in enumerate(texts)]


def texts(*pages: list[Line]) -> list[str]:
    return [each.text for each in paragraphs(pages)]


def test_full_lines_continue_a_paragraph_and_a_short_one_after_a_stop_ends_it() -> None:
    first = lines(FULL, "was built later.", right=RIGHT)
    first[1] = Line(first[1].text, LEFT, 120, first[1].baseline, SIZE)
    second = lines("The new one is wider.", top=TOP - 24)
    assert texts(first + second) == [f"{FULL} was built later.", "The new one is wider."]


def test_a_hyphenated_word_is_joined() -> None:
    assert texts(lines(f"The har{HYPHEN_AT_LINE_END}", "bour is old")) == ["The harbour is old"]


def test_a_wider_gap_separates_paragraphs() -> None:
    page = [*lines(FULL, FULL, FULL), *lines("After the gap", top=TOP - 24 - 40)]
    assert texts(page) == [" ".join([FULL] * 3), "After the gap"]


def test_a_list_item_begins_a_paragraph() -> None:
    listed = [FULL, "• red paint", "• blue paint", "٣) حبل"]
    assert texts(lines(*listed)) == listed


def test_a_paragraph_over_two_pages_records_where_the_second_begins() -> None:
    (found,) = paragraphs([lines(FULL, FULL), lines("goes on here")], first_page=3)
    assert found.text == f"{FULL} {FULL} goes on here"
    assert (found.place.page, found.text[found.place.page_breaks[0] :]) == (3, "goes on here")


def test_a_stop_at_the_end_of_a_page_ends_the_paragraph() -> None:
    assert texts(lines(FULL, f"{FULL}."), lines("Another one")) == [f"{FULL} {FULL}.", "Another one"]


def test_lines_in_large_type_are_headings_of_the_text_below() -> None:
    page = [
        *lines("The Harbour", top=TOP + 60, size=16),
        *lines("Cranes", top=TOP + 20, size=13),
        *lines(FULL, FULL),
    ]
    title, heading, body = paragraphs([page])
    assert (title.place.headings, heading.place.headings) == ((), ("The Harbour",))
    assert body.place.headings == ("The Harbour", "Cranes")


def test_a_file_without_lines_has_no_paragraphs() -> None:
    assert paragraphs([]) == paragraphs([[]]) == []
