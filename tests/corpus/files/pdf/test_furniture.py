"""Heads, footers and page numbers are removed, and other lines at the edges of pages kept."""

import pytest

from corpus.files.pdf.furniture import without_furniture
from corpus.files.pdf.lines import Line

TOP, STEP = 800.0, 20.0


def page(*texts: str) -> list[Line]:
    return [Line(text, 50, 300, TOP - STEP * at, 10) for at, text in enumerate(texts)]


def kept(*pages: list[Line]) -> list[list[str]]:
    return [[line.text for line in lines] for lines in without_furniture(pages)]


def body(number: int) -> list[str]:
    return [f"{word} of {'abcdef'[number]} is a crane." for word in "one two three four five six seven".split()]


def test_a_recurring_head_is_removed_though_its_number_changes() -> None:
    pages = [page(f"Harbour report {at + 11}", *body(at), f"- {at + 11} -") for at in range(3)]
    assert kept(*pages) == [body(at) for at in range(3)]


def test_heads_of_left_and_right_pages_are_removed() -> None:
    pages = [page("Left head" if at % 2 else "Right head", *body(at)) for at in range(6)]
    assert kept(*pages) == [body(at) for at in range(6)]


@pytest.mark.parametrize("number", ["{}", "Page {}", "صفحة {}", "{} / 9", "ص {}"])
def test_page_numbers_are_removed(number: str) -> None:
    pages = [page(f"Alone on page {word}.", number.format(at)) for at, word in enumerate(("one", "two", "three"), 4)]
    assert kept(*pages) == [["Alone on page one."], ["Alone on page two."], ["Alone on page three."]]


def test_a_year_at_the_foot_of_one_page_is_kept() -> None:
    assert kept(page("The harbour opened in", "1931"), page("The crane came later."))[0][1] == "1931"


def test_lines_that_recur_in_the_middle_of_pages_are_kept() -> None:
    texts = [f"Edge {at}" for at in range(4)] + ["The same words."] + [f"Foot {at}" for at in range(4)]
    assert all("The same words." in lines for lines in kept(page(*texts), page(*reversed(texts))))


def test_a_page_without_lines_is_kept() -> None:
    assert kept([], page("One line.")) == [[], ["One line."]]
