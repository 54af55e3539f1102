"""Dimensions, by the nouns that ask for them and their units: a weight is given in kilograms, not kilometres.

In: the words that ask, or a unit. Out: the units of the same dimension, from `dimensions.tsv`; how *long* may ask for a
duration too and has none.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from index.words.terms import words

_TABLE = Path(__file__).with_name("dimensions.tsv")


def units_for(asking: str) -> frozenset[str]:
    """Return the folded units of the dimension that words ask for (the height, كم وزن, how deep); none for no
    dimension."""
    plain = f" {' '.join(word.text for word in words(fold(asking)))} "
    return next((units for noun, units in _by_noun().items() if f" {noun} " in plain), frozenset())


def units_like(unit: str) -> frozenset[str]:
    """Return the folded units of the dimension of a folded unit (metre, طن); none where it has none.

    >>> "miles" in units_like("metre"), "miles" in units_like("tonnes")
    (True, False)
    """
    return next((units for units in _units() if unit in units), frozenset())


@cache
def _by_noun() -> Mapping[str, frozenset[str]]:
    return {
        form: units
        for nouns, units in _rows()
        for noun in nouns.split("|")
        if noun
        for form in (fold(noun), fold(f"ال{noun}"))
    }


@cache
def _units() -> tuple[frozenset[str], ...]:
    return tuple(units for _, units in _rows())


@cache
def _rows() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((nouns, frozenset(map(fold, units.split("|")))) for _, nouns, units in table_rows(_TABLE))
