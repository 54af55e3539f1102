"""What is asked for more exactly than its kind says: a city is no country, a day more than a month, tonnes no figure.

In: a question. Out: a test of words that might answer it, None where any of the kind do.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from itertools import islice

from corpus.fold import bare, fold
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.asking.words.money import asks_money
from rag.asking.words.question_heads import head_type
from rag.reading.forms.dimensions import units_for, units_like
from rag.reading.forms.kinds import Kind
from rag.reading.forms.times import day
from rag.reading.forms.vocabulary import vocabulary
from rag.words.known_names import is_people, is_place

Fits = Callable[[str], bool]
_CACHED_TEXTS = 8_192
MEASURED: frozenset[Kind] = frozenset({"duration", "amount"})
"""Kinds of which none tells how many things there are: ten days are no ten clubs."""
_PARTICLE = re.compile("^(?:[وف]?[بل]|و|ف)(?=\\w{3})")
_FOR_THE = re.compile("^[وف]?لل(?=\\w{4})")
_MARKS = " \"'«»“”()[].,،؛:-"
_ITEM_END = re.compile(r"\s*[,،]\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+و(?=\w{3})")


def _bare(text: str) -> str:
    """Return words without the sign or particle before them."""
    return _PARTICLE.sub("", _FOR_THE.sub("ال", text.strip(_MARKS)))


@lru_cache(_CACHED_TEXTS)
def _has_country(text: str) -> bool:
    """Return whether words are a country, or name one among others: Kuwait, the Gulf *and Qatar*."""
    return any(_is_country(each) for each in _ITEM_END.split(text))


@lru_cache(_CACHED_TEXTS)
def _is_no_country(text: str) -> bool:
    """Return whether words name more than countries, their people and parts of the world: *Oslo* and Norway."""
    return any(map(_is_small, _ITEM_END.split(text)))


def _is_small(place: str) -> bool:
    plain = fold(_bare(place)).removeprefix("the ").removeprefix("ال")
    return plain in _CITY_TOO or not (_is_country(place) or is_people(plain) or is_part_of_world(place))


def is_part_of_world(text: str) -> bool:
    """Return whether words are a part of the world in which many countries lie: the Middle East."""
    return fold(_bare(text)).removeprefix("the ").removeprefix("ال") in _LARGE


def _is_country(text: str) -> bool:
    """Return whether words are a country, with or without a particle joined to it: *ل*أوزبكستان, and لبنان."""
    return any(is_place(each) for each in (text.strip(_MARKS), _bare(text)))


_HEADS: Mapping[str, Fits] = {
    "city cities capital capitals town village مدينة مدن عاصمة عاصمتين عاصمتان مدينتين مدينتان قرية": _is_no_country,
    "airport airports port ports harbour harbor river lake mountain street square stadium hall building hotel hospital "
    "مطار مطارات ميناء موانئ نهر بحيرة جبل شارع ميدان ملعب قاعة مبنى فندق مستشفى": _is_no_country,
    "region province district منطقة محافظة ولاية إقليم": _is_no_country,
    "country countries nation nations دولة دول بلد بلدان بلدين دولتين دولتان": _has_country,
    "day days يوم أيام": lambda text: day().search(fold(text)) is not None,
}
_LARGE = frozenset(
    fold(each.strip()).removeprefix("ال")
    for line in """
    asia|africa|europe|america|north america|south america|latin america|antarctica|australia|oceania|central asia
    middle east|near east|gulf|arab gulf|balkans|caucasus|maghreb|scandinavia|sahel|caribbean
    آسيا|أفريقيا|إفريقيا|أوروبا|أمريكا|أميركا|آسيا الوسطى|وسط آسيا
    الشرق الأوسط|الخليج|الخليج العربي|البلقان|القوقاز|المغرب العربي|الساحل|الكاريبي
    """.strip().splitlines()
    for each in line.split("|")
)
"""Parts of the world in which no city is."""
_CITY_TOO = frozenset(map(fold, "عمّان سنغافورة جيبوتي لوكسمبورغ موناكو singapore djibouti luxembourg monaco".split()))
"""Cities that are written as a country is: Amman as Oman."""
_FIGURES: frozenset[AnswerType] = frozenset({"number", "amount"})
_QUANTITIES = frozenset(map(fold, "quantity quantities volume كمية الكمية كميات حجم الحجم مقدار المقدار".split()))
_SIGNS = frozenset("$€£¥")
_MEASURES = ("UNIT", "CURRENCY", "TIME_UNIT", "SCALE")
_EMPTY = frozenset(map(fold, "عدد number of the total من square cubic more other".split()))
"""Words between how many and what is counted."""
_NO_THINGS: frozenset[AnswerType | None] = frozenset({"amount", "duration", "percentage", "date"})
_ACCUSATIVE = re.compile("(?<!ه)[اةى]$")
_WORD = re.compile(r"[^\W\d_]+")
_UNIT_WORD = re.compile(r"(?:(?<=\d)|(?<!\w))[^\W\d_]+[23]?(?!\w)")
_POPULATION = re.compile(r"(?<!\w)(?:population|(?:ال)?سكان\w*|(?:ال)?تعداد)(?!\w)")
_PEOPLE = frozenset(
    map(fold, "people persons inhabitants residents souls نسمة شخص شخصا ساكن ساكنا مواطن مواطنا".split())
)
_AROUND = frozenset(word for phrase in vocabulary("ABOUT") for word in phrase.split())
_OWN_UNIT = re.compile(r"(?<!per )(?<!\w)[^\W\d_]+")
"""Words of mere keywords, of which a unit is that of the figure: but for *price per kilogram*."""
_IN_UNIT = re.compile(r"(?<!\w)(?:in\s+|بال|ب(?!كم(?!\w)))(\w+)")
"""The unit that a figure is wanted in; بكم asks for how much, and not for kilometres (كم)."""
_FITS = {fold(head): fits for heads, fits in _HEADS.items() for head in heads.split()}


def finer(question: Question) -> Fits | None:
    """Return what tells words that are as exact as what is asked for: which *city*, what *price*, how many *tonnes*."""
    if question.expects == "number" and _POPULATION.search(fold(question.text)):
        return _is_of_people
    if counts_things(question):
        return None
    if question.expects not in _FIGURES:
        return _FITS.get(fold(question.head or "").removeprefix("ال"))
    unit = _unit_asked(question)
    if unit is not None:
        units = units_like(unit)
        return partial(_has_unit, units) if units else _has_measure
    if asks_money(question.text, question.head, question.cue):
        return _is_money
    if fold(question.head or "") in _QUANTITIES:
        return _has_figure
    units = units_for(f"{question.text[slice(*question.cue)] if question.cue else ''} {question.head or ''}")
    return partial(_has_unit, units) if units else None


def asks_country(question: Question) -> bool:
    """Return whether a country is asked for by that name, or another word for one."""
    return finer(question) is _has_country


def counts_things(question: Question) -> bool:
    """Return whether a question counts things or people (how many *clubs*), not time, money or measures.

    In Arabic, where كم is asked of prices and lengths too, the noun that is counted stands in the accusative after it.
    """
    if (
        question.type != "how_many"
        or question.expects != "number"
        or question.cue is None
        or _unit_named(question.text) is not None
    ):
        return False
    counted = _WORD.findall(bare(question.text[question.cue[1] :]))
    at = next((at for at, each in enumerate(counted) if fold(each) not in _EMPTY), None)
    if at is None:
        return False
    is_of_number = at > 0 or _asks_number(question)
    is_foreign = question.text[question.cue[0]].isascii() or counted[at].isascii()
    if not (is_of_number or is_foreign or _ACCUSATIVE.search(counted[at])):
        return False
    noun = fold(counted[at]).removeprefix("ال")
    return not any(noun in vocabulary(row) for row in _MEASURES) and head_type(noun) not in _NO_THINGS


def _asks_number(question: Question) -> bool:
    """Return whether the *number* of something is asked for: عدد, of which the noun after it is no accusative."""
    return question.cue is not None and fold(question.text[slice(*question.cue)]).split()[-1] in _EMPTY


def _is_of_people(text: str) -> bool:
    """Return whether a figure is written as one of many, and counts people or does not say what: *two countries* is no
    population."""
    found = _WORD.findall(fold(text))
    counted = set(found) - vocabulary("NUMBER_WORD") - vocabulary("SCALE") - vocabulary("VAGUE") - _AROUND
    is_many = any(each.isdigit() for each in text) or not vocabulary("SCALE").isdisjoint(found)
    return is_many and counted <= _PEOPLE


def _is_money(text: str) -> bool:
    return not _SIGNS.isdisjoint(text) or _has_word_of("CURRENCY", text)


def _unit_asked(question: Question) -> str | None:
    """Return the unit that is counted (how many *tonnes*), or that the figure is wanted in: any that keywords name."""
    if question.cue is None:
        own = (match[0] for match in _OWN_UNIT.finditer(fold(question.text)))
    else:
        own = (match[0] for match in islice(_WORD.finditer(fold(question.text[question.cue[1] :])), 1))
    return next((word for word in own if word in vocabulary("UNIT")), _unit_named(question.text))


def _unit_named(text: str) -> str | None:
    """Return in which unit a question says it wants its figure: *in* kilometres, بالميغاواط."""
    named = (match[1] for match in _IN_UNIT.finditer(fold(text)))
    return next((unit for unit in named if unit in vocabulary("UNIT")), None)


def _has_figure(text: str) -> bool:
    """Return whether words have a figure, in digits or spelt: several tells no quantity."""
    plain = fold(text)
    return any(each.isdecimal() for each in plain) or any(_has_word_of(row, plain) for row in ("NUMBER_WORD", "SCALE"))


def _has_unit(units: frozenset[str], text: str) -> bool:
    return not units.isdisjoint(_UNIT_WORD.findall(fold(text)))


def _has_measure(text: str) -> bool:
    return _has_word_of("UNIT", text)


def _has_word_of(row: str, text: str) -> bool:
    return not vocabulary(row).isdisjoint(_WORD.findall(fold(text)))
