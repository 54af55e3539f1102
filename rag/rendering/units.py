"""Units and scales of numbers in both languages: what they are called, and which form of Arabic follows a figure.

In: `units.tsv`, a unit a row: its English name, and what Arabic calls one of it, two, a few (3 to 10) and many. Out:
lookups by any of these forms, folded.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.fold import fold
from corpus.table import table_rows
from rag.words.pattern import one_of

_UNITS = Path(__file__).with_name("units.tsv")

FIGURE = r"\d+(?:[.,]\d+)*"

SCALES = {"million": "مليون", "billion": "مليار", "thousand": "ألف", "trillion": "تريليون", "hundred": "مئة"}
_OTHER_SCALES = {
    "ملايين": "million",
    "مليارات": "billion",
    "آلاف": "thousand",
    "مئات": "hundred",
    "بليون": "billion",
    "مائة": "hundred",
}
SCALE_OF: Mapping[str, str] = {
    **{fold(form): en for en, ar in SCALES.items() for form in (en, f"{en}s", ar, f"{ar}ا")},
    **{fold(form): en for form, en in _OTHER_SCALES.items()},
}
"""The English name of a scale, by each of its folded forms."""


class ArabicForms(NamedTuple):
    """How Arabic calls one, two, a few and many of something."""

    one: str
    two: str
    few: str
    many: str


# Metres of a surface and of a room: what follows each form of the unit.
POWERS = {
    "square": ArabicForms("مربع", "مربعان", "مربعة", "مربعًا"),
    "cubic": ArabicForms("مكعب", "مكعبان", "مكعبة", "مكعبًا"),
}
POWER_OF = {fold(form): power for power, forms in POWERS.items() for form in forms}

_AMERICAN = {
    "metre": "meter",
    "kilometre": "kilometer",
    "litre": "liter",
    "centimetre": "centimeter",
    "millimetre": "millimeter",
    "tonne": "ton",
}
_ODD_PLURALS = {"foot": "feet", "century": "centuries"}
_OTHER_FORMS = {
    "عام": "year",
    "عاما": "year",
    "أعوام": "year",
    "شهور": "month",
    "km": "kilometre",
    "kg": "kilogram",
    "كم": "kilometre",
}
_OTHER_DUALS = {"عامين": "year", "عامان": "year"}
_DUAL, _OBLIQUE_DUAL, _ACCUSATIVE = "ان", "ين", "ًا"

_FEW = range(3, 11)
"""What is counted stands in the plural after three to ten, and after what ends in these (103, 310)."""
_HUNDRED = 100


def plural(unit: str) -> str:
    """Return the English plural of a unit."""
    return _ODD_PLURALS.get(unit, f"{unit}s")


def form_after(figure: str, forms: ArabicForms) -> str:
    """Return the form of a unit that follows a figure in Arabic: 100 متر, 103 أمتار, 23 مترًا."""
    digits = figure.replace(",", "")
    last = int(digits) % _HUNDRED if digits.isdigit() else _HUNDRED - 1
    return forms.one if last == 0 else forms.few if last in _FEW else forms.many


@cache
def units() -> Mapping[str, ArabicForms]:
    """Return the Arabic forms of each unit, by its English name."""
    return {english: ArabicForms(*forms) for english, *forms in table_rows(_UNITS)}


@cache
def unit_of() -> Mapping[str, str]:
    """Return the English name of a unit, by each of its folded forms."""
    found: dict[str, str] = {}
    for unit, forms in units().items():
        american = _AMERICAN.get(unit, unit)
        indefinite = [fold(form).rstrip("ا") for form in forms if form.endswith(_ACCUSATIVE)]
        spelt = [unit, plural(unit), american, plural(american), *indefinite, *map(fold, forms)]
        found |= dict.fromkeys(spelt, unit)
    return found | {fold(form): unit for form, unit in _OTHER_FORMS.items()}


@cache
def dual_units() -> Mapping[str, str]:
    """Return the English name of a unit, by each folded form that says two of it."""
    duals = {fold(forms.two): unit for unit, forms in units().items()}
    oblique = {form.removesuffix(_DUAL) + _OBLIQUE_DUAL: unit for form, unit in duals.items() if form.endswith(_DUAL)}
    return duals | oblique | {fold(form): unit for form, unit in _OTHER_DUALS.items()}


@cache
def counting() -> re.Pattern[str]:
    """Return the pattern of a number with its unit: `figure` or `spelt`, `scale`, `power_en` or `power_ar`, `unit`."""
    return re.compile(
        rf"(?:(?P<figure>{FIGURE})|(?P<spelt>[^\W\d_]+))[\s-](?:(?P<scale>{one_of(SCALE_OF)})\s+)?(?:us\s+)?"
        rf"(?:(?P<power_en>{one_of(POWERS)})\s+)?(?P<unit>{one_of(unit_of())})"
        rf"(?:\s+امريكي|\s+(?P<power_ar>{one_of(POWER_OF)}))?"
    )
