"""Quantities in the other language: percentages, sums of money, counts and numbers (six months, 1.1 مليار دولار, 25%).

In: a folded short answer. Out: the quantity in the words of a language, or None for an answer that is no quantity.
Number words become figures.
"""

import re
from dataclasses import dataclass

from corpus.passage import Language
from index.words.numbers import combined, number_of_word
from rag.rendering.units import (
    FIGURE,
    POWER_OF,
    POWERS,
    SCALE_OF,
    SCALES,
    ArabicForms,
    counting,
    dual_units,
    form_after,
    unit_of,
    units,
)
from rag.words.number_words import number_words
from rag.words.pattern import one_of

_PERCENT = re.compile(rf"({FIGURE})\s?(?:%|percent|per cent|بالميه|في الميه|بالمايه|في المايه)")
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
_MONEY = re.compile(rf"(?:us)?([$€£])\s?({FIGURE})(?:\s?({one_of(SCALE_OF)}))?")
_PLAIN_NUMBER = re.compile(FIGURE)
_SCALED_NUMBER = re.compile(rf"(?:({FIGURE})|(\w+))\s+({one_of(SCALE_OF)})")
_FIGURES = re.compile(rf"{FIGURE}(?:\s+{one_of(SCALE_OF)}(?!\w))?")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity of a unit, by its English name; `scale` (folded, as written) and `power` are empty for none."""

    figure: str
    unit: str
    scale: str = ""
    power: str = ""


def percentage(plain: str, language: Language) -> str | None:
    """Return a percentage, None for any other text."""
    match = _PERCENT.fullmatch(plain)
    return (f"{match[1]}%" if language == "en" else f"{match[1]} في المئة") if match else None


def money(plain: str, language: Language) -> str | None:
    """Return a sum of money with a currency sign in Arabic words; None for any other text, and for English."""
    match = _MONEY.fullmatch(plain)
    if match is None or language == "en":
        return None
    sign, figure, scale = match.groups()
    return counted(" ".join(filter(None, [figure, scale, _CURRENCIES[sign]])), language)


def counted(plain: str, language: Language) -> str | None:
    """Return a number with its unit, None for any other text."""
    count = _count(plain)
    if count is None:
        return None
    return _in_english(count) if language == "en" else _in_arabic(count)


def number(plain: str, language: Language) -> str | None:
    """Return a number with or without a scale (12 ألف), None for any other text."""
    if _PLAIN_NUMBER.fullmatch(plain):
        return plain
    match = _SCALED_NUMBER.fullmatch(plain)
    if match and (figure := match[1] or _spelt(match[2])):
        scale = SCALE_OF[match[3]]
        return f"{figure} {scale if language == 'en' else SCALES[scale]}"
    return _spelt(plain)


def only_number(plain: str, language: Language) -> str | None:
    """Return the only number of a text, written in figures or in words; None where there is none or more than one."""
    figures = [match[0] for match in _FIGURES.finditer(plain)]
    if figures:
        return number(figures[0], language) if len(figures) == 1 else None
    words = _WORD.findall(plain)
    starts = (at for at in range(len(words)) if number_words(words[at:])[0])
    first = next(starts, None)
    if first is None:
        return None
    values, length = number_words(words[first:])
    return None if any(number_of_word(word) for word in words[first + length :]) else str(combined(values))


def _count(plain: str) -> Count | None:
    if plain in dual_units():
        return Count("2", dual_units()[plain])
    match = counting().fullmatch(plain)
    figure = (match["figure"] or _spelt(match["spelt"])) if match else None
    if match is None or figure is None:
        return None
    power = match["power_en"] or POWER_OF.get(match["power_ar"] or "", "")
    return Count(figure, unit_of()[match["unit"]], match["scale"] or "", power)


def _in_english(count: Count) -> str:
    unit = count.unit if count.figure == "1" and not count.scale else units()[count.unit].plural
    return " ".join(filter(None, [count.figure, SCALE_OF.get(count.scale, ""), count.power, unit]))


def _in_arabic(count: Count) -> str:
    """Return a count in Arabic: one and two have no figure, and the unit after a scale is singular."""
    forms = units()[count.unit].forms
    if count.power:
        forms = ArabicForms(*(f"{form} {of}" for form, of in zip(forms, POWERS[count.power], strict=True)))
    if count.scale:
        return f"{count.figure} {SCALES[SCALE_OF[count.scale]]} {forms.one}"
    if count.figure == "1":
        return forms.one
    return forms.two if count.figure == "2" else f"{count.figure} {form_after(count.figure, forms)}"


def _spelt(plain: str) -> str | None:
    """Return a number that is written in words alone as a figure."""
    words = plain.split()
    values, length = number_words(words) if words else ([], 0)
    return str(combined(values)) if values and length == len(words) else None
