"""Dimensions by the nouns that ask for them and by their units."""

import pytest

from rag.reading.forms.dimensions import units_for, units_like


@pytest.mark.parametrize(
    ("asking", "unit", "other"),
    [
        ("how deep", "metres", "tonnes"),
        ("كم وزن", "كيلوغرام", "كيلومتر"),
        ("ما المساحة", "هكتار", "طن"),
        ("the speed", "knots", "acres"),
    ],
)
def test_a_noun_asks_for_the_units_of_its_dimension(asking: str, unit: str, other: str) -> None:
    assert unit in units_for(asking)
    assert other not in units_for(asking)


def test_a_noun_of_no_dimension_asks_for_no_units() -> None:
    assert units_for("how long") == frozenset()
    assert units_for("the heightened alert") == frozenset()


def test_units_of_one_dimension_are_alike() -> None:
    assert "acres" in units_like("hectare")
    assert "litres" not in units_like("hectare")
    assert units_like("dinar") == frozenset()
