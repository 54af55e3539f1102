from itertools import pairwise

import pytest

from api.commands.plain_text import cells, one_line, shortened, tab_separated, table, wrapped

HARAKAT = "مُحَمَّدٌ"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\r\ntwo\tthree\u2028four", "one two three four"),
        ("\x1b[31mred\x07 \x9b0m", "[31mred   0m"),
        ("\u202eabc\u202c \u2067def\u2069 \u061cghi\ufeff", "abc def ghi"),
        ("half \ud83d", "half \ufffd"),
        ("می‌خواهم", "می‌خواهم"),
        ("", ""),
    ],
)
def test_controls_do_not_get_out_and_letters_do(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize(("text", "width"), [("abc", 3), (HARAKAT, 4), ("日本", 4), ("", 0), ("a\u200cb", 2)])
def test_cells_are_columns_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize("width", [8, 12, 30])
@pytest.mark.parametrize("text", [f"{HARAKAT} " * 12, "a bb ccc dddd eeeee " * 5])
def test_wrapping_keeps_words_and_width(text: str, width: int) -> None:
    lines = list(wrapped(text, width, indent="  "))
    assert " ".join(line.removeprefix("  ") for line in lines).split() == text.split()
    assert all(cells(line) <= width for line in lines)
    # As much as fits stands on each line.
    assert all(cells(f"{line} {after.split()[0]}") > width for line, after in pairwise(lines))


def test_a_word_that_is_wider_than_the_line_is_not_broken() -> None:
    assert list(wrapped("a انتصاراتهم b", 5)) == ["a", "انتصاراتهم", "b"]


def test_without_a_width_a_paragraph_is_a_line() -> None:
    assert list(wrapped("one two\nthree " * 50, None, indent="  ")) == [f"  {'one two three ' * 50}".rstrip()]


@pytest.mark.parametrize(
    ("text", "short"),
    [("one two", "one two"), ("one two three", "one two…"), ("abcdefghijkl", "abcdefghi…"), ("ab cdefghijklmn", "ab…")],
)
def test_shortening_ends_after_a_word_with_an_ellipsis(text: str, short: str) -> None:
    assert shortened(text, 10) == short


def test_columns_line_up_whatever_marks_their_letters_carry() -> None:
    lines = list(table([("id", HARAKAT, "1", "عنوان"), ("longer", "x", "22", "title"), ("a", "日本", "3", "")]))
    assert [cells(line[: line.index(last)]) for line, last in zip(lines, ("عنوان", "title"), strict=False)] == [18, 18]
    assert lines[2] == "a       日本  3"


def test_a_value_cannot_make_a_column_or_a_row() -> None:
    assert list(tab_separated([("a\tb", "c\nd"), ("e", "f")])) == ["a b\tc d", "e\tf"]
