"""Countries and entries of the glossary in the other language, as wholes."""

import pytest

from rag.rendering.listed import country, glossed


@pytest.mark.parametrize("plain", ["jordan", "in jordan"])
def test_a_country_has_its_name_with_a_particle_before_it_or_without(plain: str) -> None:
    assert country(plain, "ar") == "الأردن"
    assert country(plain, "en") is None


def test_what_is_no_country_has_none() -> None:
    assert country("atlantis", "ar") is None and country("jordan river", "ar") is None


@pytest.mark.parametrize(
    ("plain", "expected"),
    [("the world bank", "البنك الدولي"), ("solar energy", "الطاقة الشمسية"), ("bank of the world", None)],
)
def test_an_entry_of_the_glossary_is_said_as_a_whole(plain: str, expected: str | None) -> None:
    assert glossed(plain, "ar") == expected
