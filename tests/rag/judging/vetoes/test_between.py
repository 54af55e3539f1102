"""Between which two places."""

import pytest

from rag.judging.vetoes.between import is_between_other_places
from tests.rag.judging.cases import case_from

ENGLISH = "Amwaj runs the ferries between Bolivia and Chile."
ARABIC = "تشغّل «أمواج» العبّارات بين بوليفيا وتشيلي."


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("Who runs the ferries between Peru and Chile?", ENGLISH, True),
        ("Who runs the ferries between Bolivia and Chile?", ENGLISH, False),
        ("Who runs the ferries between Peru and Chile?", "Amwaj runs ferries in Bolivia and Chile.", False),
        ("Which company will fly the route linking Lima with Oslo?", "Amwaj flies between Oslo and Cairo.", True),
        ("Who sailed from Peru, and who from Chile?", ENGLISH, False),
        ("Which ferries between the islands does Peru run?", ENGLISH, False),
        ("من يشغّل العبّارات بين بيرو وتشيلي؟", ARABIC, True),
        ("من يشغّل العبّارات بين بوليفيا وتشيلي؟", ARABIC, False),
        ("من يشغّل العبّارات بين بيرو وتشيلي؟", "تشغّل «أمواج» العبّارات في بوليفيا وتشيلي.", False),
        ("من أبحر من بيرو في أيار؟", ARABIC, False),
    ],
)
def test_what_is_between_two_places_is_not_between_others(question: str, text: str, is_other: bool) -> None:
    assert is_between_other_places(case_from(question, text)) is is_other
