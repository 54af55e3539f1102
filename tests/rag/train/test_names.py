"""The tables of names: what is shipped is what its maker makes, and which forms of the glossary are names."""

from rag.train.names import country_table, name_table
from rag.words.known_names import COUNTRIES, NAMES


def test_the_shipped_tables_are_those_that_are_made() -> None:
    assert country_table() == COUNTRIES.read_text(encoding="utf-8")
    assert name_table() == NAMES.read_text(encoding="utf-8")


def test_ordinary_words_and_adjectives_are_no_places() -> None:
    rows = set(name_table().splitlines())
    assert {"place\tar\tالدوحه", "place\ten\tafrica", "given\ten\tgeorge"} <= rows
    assert (
        not {"place\tar\tالداخله", "place\tar\tجوا", "place\tar\tالزاويه", "place\ten\tafrican", "country\tar\tفارس"}
        & rows
    )
