"""The first row of a table is a heading of the others where it names columns."""

import pytest

from corpus.files.readers.table_rows import table_paragraphs
from corpus.headings import Headings
from tests.corpus.files.reading import draft

NAMES, ROW = ["Leave", "Length", "Pay"], ["Fathers", "2 weeks", "full"]


def test_rows_stand_under_the_names_of_their_columns_and_what_follows_does_not() -> None:
    headings = Headings()
    headings.enter(1, "Handbook")
    first, second = table_paragraphs([NAMES, ROW], headings)
    assert (first.text, first.place.is_heading, first.place.headings) == ("Leave | Length | Pay", True, ("Handbook",))
    assert (second.place.is_heading, second.place.headings) == (False, ("Handbook", "Leave | Length | Pay"))
    assert headings.place().headings == ("Handbook",)


@pytest.mark.parametrize(
    "rows",
    [
        [["Tenant", "Sara Lind"], ["Rent", "900"]],  # names and values
        [["Lamp", "3", "new"], ["Rope", "4", "old"]],  # figures at once
        [["", "Length", "Pay"], ROW],
        [NAMES],
    ],
)
def test_a_first_row_that_names_no_columns_is_a_row(rows: list[list[str]]) -> None:
    assert not any(each.place.is_heading for each in table_paragraphs(rows, Headings()))


def test_markdown_and_pages_say_which_row_names_the_columns() -> None:
    markdown = draft("a.md", b"# Leave\n\n| Who | Length |\n|---|---|\n| Fathers | 2 weeks |\n| | |\n\nAsk us.")
    page = draft("a.html", b"<h1>Leave</h1><table><tr><th>Who<th>Length<tr><th>Fathers<td>2 weeks</table><p>Ask us.")
    for found in (markdown, page):
        assert [(each.text, each.place.is_heading, each.place.headings) for each in found.paragraphs] == [
            ("Leave", True, ()),
            ("Who | Length", True, ("Leave",)),
            ("Fathers | 2 weeks", False, ("Leave", "Who | Length")),
            ("Ask us.", False, ("Leave",)),
        ]
