"""The names that are shipped are those of CLDR."""

import pytest
from babel import Locale

from corpus.passage import Language
from rag.words.known_names import countries, is_place
from rag.words.months import MONTHS


@pytest.mark.parametrize("language", ["ar", "en"])
def test_names_of_countries_and_months_are_those_of_cldr(language: Language) -> None:
    locale = Locale(language)
    assert countries(language) == {code: name for code, name in locale.territories.items() if code.isalpha()}
    assert [*MONTHS[language]] == [*locale.months["format"]["wide"].values()]


@pytest.mark.parametrize(
    ("name", "is_one"), [("بيرو", True), ("بيروت", False), ("Colombo", False), ("Colombian", True)]
)
def test_a_city_is_no_country_that_its_name_begins_like(name: str, is_one: bool) -> None:
    assert is_place(name) is is_one
