"""Countries, smaller places and regions of the world."""

import pytest

from rag.reading.spans.place_types import has_country, has_smaller_place, is_world_region


@pytest.mark.parametrize(
    ("words", "country", "smaller", "region"),
    [
        ("Norway", True, False, False),
        ("the Gulf and Qatar", True, False, False),
        ("Oslo and Norway", True, True, False),
        ("لأوزبكستان", True, False, False),
        ("وللبنان", True, False, False),
        ("عمّان", True, True, False),
        ("Norwegian", False, False, False),
        ("the Middle East", False, False, True),
        ("الشرق الأوسط", False, False, True),
        ("Orrin", False, True, False),
    ],
)
def test_the_type_of_a_place(words: str, country: bool, smaller: bool, region: bool) -> None:
    assert (has_country(words), has_smaller_place(words), is_world_region(words)) == (country, smaller, region)
