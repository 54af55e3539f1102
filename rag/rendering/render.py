"""A short answer in the other language, where it can be right without a translator.

In: the words that answer, in one language. Out: what they are in the other, or None. Dates are counted, numbers and
their units put into words, countries are CLDR's, and what the glossary lists as a whole is what it says. Nothing is
translated word by word, and no name is spelt by guess.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.passage import Language
from index.words.glossary import glossary_entries
from index.words.numbers import combined, number_of_word
from rag.words.dates import spoken, spoken_day, when
from rag.words.known_names import countries
from rag.words.months import MONTH
from rag.words.pattern import one_of

_UNITS = Path(__file__).with_name("units.tsv")
_PARTICLE = re.compile(r"^(?:و?(?:ب|ل|ك|ف)?(?=ال)|و|ل(?=ل)|(?:في|من|الي|the|in|on|at|from|by|a|an|about|of)\s+)")
_ARTICLE = re.compile(r"^(?:ال|the\s+)")
_FIGURE = r"\d+(?:[.,]\d+)*"
_SCALES = {"million": "مليون", "billion": "مليار", "thousand": "ألف", "trillion": "تريليون", "hundred": "مئة"}
_SCALE_OF = {
    **{fold(each): en for en, ar in _SCALES.items() for each in (en, f"{en}s", ar, f"{ar}ا")},
    **{
        fold(ar): en
        for ar, en in {
            "ملايين": "million",
            "مليارات": "billion",
            "آلاف": "thousand",
            "مئات": "hundred",
            "بليون": "billion",
            "مائة": "hundred",
        }.items()
    },
}
_PERCENT = re.compile(rf"({_FIGURE})\s?(?:%|percent|per cent|بالميه|في الميه|بالمايه|في المايه)")
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound"}
_SIGNED = re.compile(rf"(?:us)?([$€£])\s?({_FIGURE})(?:\s?({one_of(_SCALE_OF)}))?")
_PLAIN_NUMBER = re.compile(rf"{_FIGURE}")
_SCALED = re.compile(rf"{_FIGURE}(?:\s+{one_of(_SCALE_OF)}(?!\w))?")
_ONLY_DATE = re.compile(
    rf"(?:(?:في|in|on|عام|سنه|العام|شهر|of|من|the)\s+)*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+|من\s+)?)?(?:شهر\s+)?(?:[وبل]?{MONTH}(?:\s*/\s*{MONTH})?)?"
    rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s*(?:(?:عام|سنه|of|من)\s+)*\d{{4}}(?:\s?[مه])?"
)
_WEEKDAY = re.compile(
    r"^(?:(?:on\s+|في\s+)?(?:يوم\s+)?(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"[,،]?\s+(?=\S))"
)
_FEW = range(3, 11)
"""In Arabic what is counted stands in the plural after three to ten, and after what ends in these (103, 310)."""
_HUNDRED = 100
# Metres of a surface and of a room: how each form of the unit is followed, as the columns of `units.tsv` are.
_POWERS = {
    "square": ("مربع", "مربعان", "مربعة", "مربعًا"),
    "cubic": ("مكعب", "مكعبان", "مكعبة", "مكعبًا"),
}
_POWER_OF = {fold(form): power for power, forms in _POWERS.items() for form in forms}
_WORD = re.compile(r"[^\W\d_]+")


def rendered(text: str, language: Language) -> str | None:
    """Return a short answer in `language`, None where what it would be is not sure.

    >>> rendered("آذار/مارس ٢٠١٦", "en"), rendered("six months", "ar"), rendered("الأردن", "en")
    ('March 2016', '6 أشهر', 'Jordan')
    """
    plain = fold(text).strip(" .،,;؛:()[]\"'«»“”")
    for rule in (_date, _percentage, _money, _counted, _number, _country, _glossed):
        if (found := rule(plain, language)) is not None:
            return found
    return None


def figure_in(text: str, language: Language) -> str | None:
    """Return the only figure of a text, in figures and in `language`; None where there are more or none.

    >>> figure_in("27 beekeepers", "ar"), figure_in("سبع وعشرون نحّالة", "en"), figure_in("12 ألف زائر", "en")
    ('27', '27', '12 thousand')
    """
    plain = fold(text)
    figures = [match[0] for match in _SCALED.finditer(plain)]
    if figures:
        return _number(figures[0], language) if len(figures) == 1 else None
    values = [number_of_word(word) for word in _WORD.findall(plain)]
    first = next((at for at, value in enumerate(values) if value is not None), len(values))
    run = [value for value in values[first:] if value is not None]
    is_one = run and all(value is not None for value in values[first : first + len(run)])
    return str(combined(run)) if is_one else None


def _date(plain: str, language: Language) -> str | None:
    plain = _WEEKDAY.sub("", plain)
    if (said := spoken_day(plain, language)) is not None:
        return said
    date = when(plain)
    return spoken(date, language) if date and not _left_over(plain) else None


def _left_over(plain: str) -> bool:
    """Return whether a date has words besides its day, month and year: spring, early, or a second year."""
    return len(re.findall(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)", plain)) != 1 or not _ONLY_DATE.fullmatch(plain)


def _percentage(plain: str, language: Language) -> str | None:
    match = _PERCENT.fullmatch(plain)
    return (f"{match[1]}%" if language == "en" else f"{match[1]} في المئة") if match else None


def _money(plain: str, language: Language) -> str | None:
    match = _SIGNED.fullmatch(plain)
    if match is None or language == "en":
        return None
    sign, figure, scale = match.groups()
    return _counted(" ".join(filter(None, [figure, scale, _SIGNS[sign]])), language)


def _counted(plain: str, language: Language) -> str | None:
    """Return a number with its unit: six months, 1.1 مليار دولار."""
    count: str | None
    power = ""
    if plain in _dual_units():
        count, scale, unit = "2", "", _dual_units()[plain]
    else:
        match = _counting().fullmatch(plain)
        if match is None:
            return None
        count = match["figure"] or _spelt(match["spelt"])
        scale, unit = match["scale"] or "", _unit_of()[match["unit"]]
        power = match["power_en"] or _POWER_OF.get(match["power_ar"] or "", "")
    if count is None:
        return None
    if language == "en":
        named = unit if count == "1" and not scale else _plural(unit)
        return " ".join(filter(None, [count, _SCALE_OF.get(scale, ""), power, named]))
    forms = [f"{form} {of}".strip() for form, of in zip(_units()[unit], _POWERS.get(power, ("",) * 4), strict=True)]
    one, two, _, _ = forms
    if scale:
        return f"{count} {_SCALES[_SCALE_OF[scale]]} {one}"
    if count in ("1", "2"):
        return one if count == "1" else two
    return f"{count} {forms[_form_after(count)]}"


def _form_after(count: str) -> int:
    """Return which form of a unit follows a figure in Arabic: 100 متر, 103 أمتار, 23 مترًا."""
    digits = count.replace(",", "")
    last = int(digits) % _HUNDRED if digits.isdigit() else _HUNDRED - 1
    return 0 if last == 0 else 2 if last in _FEW else 3


def _number(plain: str, language: Language) -> str | None:
    if _PLAIN_NUMBER.fullmatch(plain):
        return plain
    match = re.fullmatch(rf"(?:({_FIGURE})|(\w+))\s+({one_of(_SCALE_OF)})", plain)
    if match and (count := match[1] or _spelt(match[2])):
        return f"{count} {_SCALE_OF[match[3]] if language == 'en' else _SCALES[_SCALE_OF[match[3]]]}"
    return _spelt(plain)


def _spelt(word: str | None) -> str | None:
    value = number_of_word(word) if word else None
    return str(value) if value is not None else None


def _country(plain: str, language: Language) -> str | None:
    names = _countries(language)
    return names.get(plain) or names.get(_PARTICLE.sub("", plain))


def _glossed(plain: str, language: Language) -> str | None:
    known = _glossary(language)
    for form in (plain, _PARTICLE.sub("", plain), _ARTICLE.sub("", plain), _ARTICLE.sub("", _PARTICLE.sub("", plain))):
        if form in known:
            return known[form]
    return None


def _plural(unit: str) -> str:
    return {"foot": "feet", "century": "centuries"}.get(unit, f"{unit}s")


@cache
def _units() -> Mapping[str, tuple[str, str, str, str]]:
    rows = [line.split("\t") for line in _UNITS.read_text(encoding="utf-8").splitlines()[1:]]
    return {en: (one, two, few, many) for en, one, two, few, many in rows}


@cache
def _unit_of() -> Mapping[str, str]:
    spellings = {
        "metre": "meter",
        "kilometre": "kilometer",
        "litre": "liter",
        "centimetre": "centimeter",
        "millimetre": "millimeter",
        "tonne": "ton",
    }
    found: dict[str, str] = {}
    for en, forms in _units().items():
        english = [en, _plural(en), spellings.get(en, en), _plural(spellings.get(en, en))]
        arabic = [fold(form).rstrip("ا") if form.endswith("ًا") else fold(form) for form in forms]
        found |= dict.fromkeys([*english, *arabic, *map(fold, forms)], en)
    return found | {
        fold("عام"): "year",
        fold("عاما"): "year",
        fold("أعوام"): "year",
        fold("شهور"): "month",
        "km": "kilometre",
        "kg": "kilogram",
        fold("كم"): "kilometre",
    }


@cache
def _dual_units() -> Mapping[str, str]:
    duals = {fold(two): en for en, (_, two, _, _) in _units().items()}
    return (
        duals
        | {each[:-2] + "ين": en for each, en in duals.items() if each.endswith("ان")}
        | {fold("عامين"): "year", fold("عامان"): "year"}
    )


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<figure>{_FIGURE})|(?P<spelt>[^\W\d_]+))[\s-](?:(?P<scale>{one_of(_SCALE_OF)})\s+)?(?:us\s+)?"
        rf"(?:(?P<power_en>{one_of(_POWERS)})\s+)?(?P<unit>{one_of(_unit_of())})(?:\s+امريكي|\s+(?P<power_ar>{one_of(_POWER_OF)}))?"
    )


@cache
def _countries(language: Language) -> Mapping[str, str]:
    ours, theirs = countries(language), countries("en" if language == "ar" else "ar")
    return {fold(name): ours[code] for code, name in theirs.items()}


@cache
def _glossary(language: Language) -> Mapping[str, str]:
    """Return what the glossary says for whole entries where it says one thing, by their folded words."""
    found: dict[str, set[str]] = {}
    for _, english, arabic in glossary_entries():
        sources, targets = (english, arabic) if language == "ar" else (arabic, english)
        for source in sources:
            found.setdefault(fold(source), set()).add(targets[0])
    return {source: min(targets) for source, targets in found.items() if len(targets) == 1}
