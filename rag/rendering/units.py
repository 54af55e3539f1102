"""Units of measurement, counted nouns and scales in both languages, and the Arabic form that follows a figure.

In: `units.tsv`, a unit a row: its English name, plural and other forms; its Arabic forms for one, two, a few (3 to 10)
and many, its other forms and duals; `scales.tsv`: million, billion. Out: lookups by any of these forms, folded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.fold import fold
from corpus.table import table_rows
from rag.words.pattern import one_of

FIGURE = r"\d+(?:[.,]\d+)*"
"""Pattern of a number in digits."""
_DUAL, _OBLIQUE_DUAL, _ACCUSATIVE = "ان", "ين", "ًا"
_FEW = range(3, 11)
"""Numbers after which Arabic has the plural, also as the last two digits (103, 310)."""
_HUNDRED = 100


class ArabicForms(NamedTuple):
    """The Arabic forms of a noun for one, two, a few and many."""

    one: str
    two: str
    few: str
    many: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its English name and plural, the Arabic `forms` that follow a figure, and other forms that are
    recognised."""

    english: str
    plural: str
    other_english: tuple[str, ...]
    forms: ArabicForms
    other_arabic: tuple[str, ...]
    other_duals: tuple[str, ...]


POWERS = {
    "square": ArabicForms("مربع", "مربعان", "مربعة", "مربعًا"),
    "cubic": ArabicForms("مكعب", "مكعبان", "مكعبة", "مكعبًا"),
}
"""The adjectives of units of area and volume, which agree with the form of the unit."""
POWER_OF = {fold(form): power for power, forms in POWERS.items() for form in forms}
_SCALE_ROWS = [*table_rows(Path(__file__).with_name("scales.tsv"))]
SCALES: Mapping[str, str] = {english: arabic for english, arabic, _ in _SCALE_ROWS}
"""The Arabic name of a scale, by the English one."""
SCALE_OF: Mapping[str, str] = {
    fold(form): english
    for english, arabic, other in _SCALE_ROWS
    for form in (english, f"{english}s", arabic, *other.split("|"))
}
"""The English name of a scale, by each of its folded forms."""


def form_after(figure: str, forms: ArabicForms) -> str:
    """Return the form of a unit that follows a figure in Arabic: 100 متر, 103 أمتار, 23 مترًا."""
    digits = figure.replace(",", "")
    last = int(digits) % _HUNDRED if digits.isdigit() else _HUNDRED - 1
    return forms.one if last == 0 else forms.few if last in _FEW else forms.many


@cache
def units() -> Mapping[str, Unit]:
    """Return the units by their English names."""
    rows = table_rows(Path(__file__).with_name("units.tsv"))
    return {
        english: Unit(english, plural, _listed(more), ArabicForms(*forms), _listed(other_arabic), _listed(other_duals))
        for english, plural, more, *forms, other_arabic, other_duals in rows
    }


@cache
def unit_of() -> Mapping[str, str]:
    """Return the English name of a unit, by each of its folded forms."""
    return {fold(form): unit.english for unit in units().values() for form in _all_forms(unit)}


@cache
def dual_units() -> Mapping[str, str]:
    """Return the English name of a unit, by each folded Arabic dual of it."""
    duals = {fold(unit.forms.two): name for name, unit in units().items()}
    oblique = {form.removesuffix(_DUAL) + _OBLIQUE_DUAL: name for form, name in duals.items() if form.endswith(_DUAL)}
    return duals | oblique | {fold(form): name for name, unit in units().items() for form in unit.other_duals}


@cache
def counting() -> re.Pattern[str]:
    """Return the pattern of a number with its unit: `figure` or `spelt`, `scale`, `power_en` or `power_ar`, `unit`."""
    return re.compile(
        rf"(?:(?P<figure>{FIGURE})|(?P<spelt>[^\W\d_]+))[\s-](?:(?P<scale>{one_of(SCALE_OF)})\s+)?(?:us\s+)?"
        rf"(?:(?P<power_en>{one_of(POWERS)})\s+)?(?P<unit>{one_of(unit_of())})"
        rf"(?:\s+امريكي|\s+(?P<power_ar>{one_of(POWER_OF)}))?"
    )


def _all_forms(unit: Unit) -> tuple[str, ...]:
    """Return every form of a unit; people write the accusative of one without its mark, or leave out its ending."""
    indefinite = tuple(form.removesuffix(_ACCUSATIVE) for form in unit.forms if form.endswith(_ACCUSATIVE))
    return (unit.english, unit.plural, *unit.other_english, *unit.forms, *indefinite, *unit.other_arabic)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
