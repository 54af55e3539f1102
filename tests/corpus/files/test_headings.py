"""A paragraph stands under the headings that are open where it stands; a heading under those above it."""

from corpus.files.headings import LONGEST_HEADING, MOST_HEADINGS, Headings


def test_a_heading_stands_under_those_above_it_and_closes_those_below() -> None:
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


def test_a_heading_without_words_or_of_a_whole_paragraph_only_closes() -> None:
    headings = Headings()
    headings.enter(1, "Harbour")
    headings.enter(2, "Boats")
    headings.enter(2, "")
    assert headings.place().headings == ("Harbour",)
    headings.enter(1, "x" * (LONGEST_HEADING + 1))
    assert headings.place().headings == ()
