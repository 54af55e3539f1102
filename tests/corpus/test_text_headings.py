"""Lines of plain text that are headings of what is below them, and lines that only look like some."""

import pytest

from corpus.text_headings import places_in_text, title_in_text

BODY = "The boat is painted every spring, and its ropes are changed."


def headings(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [line for line, place in zip(lines, places_in_text(text), strict=False) if place.is_heading]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("1. Upkeep", BODY),
        ("4.2 Upkeep of boats", BODY),
        ("Article 7: Upkeep", BODY),
        ("المادة الثالثة: الصيانة", "يُصان القارب كل ربيع."),
        ("أولًا: الصيانة", "يُصان القارب كل ربيع."),
        ("UPKEEP OF BOATS", BODY),
        ("What you need:", "- paint"),
        ("المقادير:", "- كوب من السكر"),
        ("Subject: Upkeep of boats", BODY),
        ("الموضوع: صيانة القارب", "يُصان القارب كل ربيع."),
        ("How often is the boat painted?", BODY),
        ("كم مرة يُصان القارب؟", "يُصان كل ربيع."),
    ],
)
def test_a_heading_stands_above_what_is_below_it(heading: str, below: str) -> None:
    text = f"It was a long day at the harbour.\n\n{heading}\n{below}"
    assert headings(text) == [heading]
    assert places_in_text(text)[-1].headings == (heading,)


@pytest.mark.parametrize(
    "text",
    [
        "Meeting moved to Friday",  # a note has nothing below it
        "It rained.\n\nKind regards,\nHanna",
        "It rained.\nWho brings the rope?\n\nHanna",  # a question of a letter, and who signed it
        "Bring these things.\n1. Rope\n2. Paint\n3. Sail",
        "Name: Sara Lind\nBorn: 1990\nTown: Marwa",
        f"{BODY}\n{BODY}",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert headings(text) == []
    assert places_in_text(text) == ()


def test_a_few_words_alone_in_their_block_are_a_heading() -> None:
    assert headings(f"It rained all day.\n\nUpkeep\n\n{BODY}\n\nSails\n\n{BODY}") == ["Upkeep", "Sails"]


def test_sections_stand_under_parts_and_end_with_them() -> None:
    text = f"BOATS\n1. Paint\n{BODY}\n1.1 Colours\n{BODY}\n2. Ropes\n{BODY}\nSAILS\n{BODY}"
    assert [place.headings for place in places_in_text(text)] == [
        (),
        ("BOATS",),
        ("BOATS", "1. Paint"),
        ("BOATS", "1. Paint"),
        ("BOATS", "1. Paint", "1.1 Colours"),
        ("BOATS",),
        ("BOATS", "2. Ropes"),
        (),
        ("SAILS",),
    ]


def test_the_first_line_may_be_the_title() -> None:
    assert title_in_text(f"Boat hire agreement\n\n{BODY}") == "Boat hire agreement"
    assert title_in_text(f"اتفاق تأجير قارب\n\nيُصان القارب كل ربيع.\n{BODY}") == "اتفاق تأجير قارب"
    assert title_in_text(f"{BODY}\n{BODY}") == title_in_text(f"Is it painted?\n{BODY}") == ""
