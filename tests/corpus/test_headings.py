"""The headings above a paragraph or heading."""

from corpus.headings import LONGEST_HEADING, MOST_HEADINGS, Headings


def test_a_heading_is_under_those_of_higher_levels_and_replaces_the_others() -> None:
    headings = Headings()
    assert headings.enter(1, "Harbour").headings == ()
    assert headings.enter(2, "Boats").headings == ("Harbour",)
    assert headings.enter(3, "Sails").headings == ("Harbour", "Boats")
    assert headings.place().headings == ("Harbour", "Boats", "Sails")
    assert headings.enter(2, "Lamps").headings == ("Harbour",)
    assert headings.place().headings == ("Harbour", "Lamps")


def test_only_the_innermost_are_kept() -> None:
    headings = Headings()
    for level in range(1, MOST_HEADINGS + 3):
        headings.enter(level, f"level {level}")
    assert headings.place().headings == tuple(f"level {level}" for level in range(3, MOST_HEADINGS + 3))


def test_an_empty_or_overlong_heading_only_ends_others() -> None:
    headings = Headings()
    headings.enter(1, "Harbour")
    headings.enter(2, "Boats")
    headings.enter(2, "")
    assert headings.place().headings == ("Harbour",)
    headings.enter(1, "x" * (LONGEST_HEADING + 1))
    assert headings.place().headings == ()
