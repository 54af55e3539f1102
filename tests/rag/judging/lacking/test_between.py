"""Between which two places."""

import pytest

from rag.asking.question import understand
from rag.judging.lacking.between import places_between, tells_of_two_places


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Who runs the ferries between Peru and Chile?", ["Peru", "Chile"]),
        ("Which company will fly the route linking Lima with Oslo?", ["Lima", "Oslo"]),
        ("Who sailed from Peru, and who from Chile?", []),
        ("Who met the ministers between Lima Harbour Oslo talks?", []),
        ("Which ferries between the islands does Peru run?", []),
        ("من يشغّل العبّارات بين بيرو وتشيلي؟", ["بيرو", "وتشيلي"]),
        ("من أبحر من بيرو في أيار؟", []),
    ],
)
def test_two_names_between_which_something_is(question: str, places: list[str]) -> None:
    assert [each.text for each in places_between(understand(question))] == places


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Amwaj runs the ferries between Bolivia and Chile.", True),
        ("Amwaj runs ferries in Bolivia and Chile.", False),
        ("تشغّل «أمواج» العبّارات بين بوليفيا وتشيلي.", True),
        ("تشغّل «أمواج» العبّارات في بوليفيا وتشيلي.", False),
    ],
)
def test_texts_that_tell_of_two_places(text: str, tells: bool) -> None:
    assert tells_of_two_places(text) is tells
