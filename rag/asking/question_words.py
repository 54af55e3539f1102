"""Vocabulary that the tables about questions and the reader share: months, and the nouns that a name follows.

Everything is folded, as the text that it is matched against.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from corpus.fold import fold
from corpus.passage import Language
from corpus.table import table_rows


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words or phrases, the longest first, folded."""
    folded = sorted({fold(word.strip()) for word in words if word.strip()}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in folded) + ")"


# January to December: English names, then those of the Levant and Iraq, of Egypt and the Gulf, and of the Maghreb.
MONTH_NAMES: tuple[tuple[str, ...], ...] = tuple(
    tuple(fold(name) for name in line.strip().split("|"))
    for line in """january|jan|كانون الثاني|يناير|جانفي
    february|feb|شباط|فبراير|فيفري
    march|mar|آذار|مارس
    april|apr|نيسان|أبريل|أفريل
    may|أيار|مايو|ماي
    june|jun|حزيران|يونيو|يونيه|جوان
    july|jul|تموز|يوليو|يوليه|جويلية
    august|aug|آب|أغسطس|أوت
    september|sept|sep|أيلول|سبتمبر
    october|oct|تشرين الأول|أكتوبر
    november|nov|تشرين الثاني|نوفمبر
    december|dec|كانون الأول|ديسمبر""".split("\n")
)
# Months of the Muslim calendar, Muharram first.
HIJRI_MONTHS = tuple(
    fold(name)
    for name in (
        "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة"
    ).split("|")
)
MONTH = one_of([name for names in MONTH_NAMES for name in names] + list(HIJRI_MONTHS))

# Titles, and nouns of places, that a name follows.
TITLES = """
    السيد السيدة الرئيس الرئيسة الوزير الوزيرة الأمير الأميرة الملك الملكة الشيخ الشيخة الدكتور الدكتورة
    الأستاذ الأستاذة المهندس المهندسة اللواء العميد الفريق العقيد النقيب الجنرال المشير السلطان الإمام الخليفة
    القائد الكاتب الكاتبة الشاعر الشاعرة الباحث الباحثة الفنان الفنانة المخرج اللاعب المدرب البابا القاضي المحامي
    السفير السفيرة النائب
""".split()
PLACE_NOUNS = (
    "مدينة دولة جمهورية مملكة سلطنة إمارة ولاية محافظة إقليم قرية بلدة جزيرة بحيرة نهر جبل وادي ميناء مطار".split()
)
# After words that ask for one (في أي *مدينة* اجتمع) stands what happened there.
_ASKED = "".join(rf"(?<!{fold(word)} )" for word in "أي أية بأي لأي أنهي أنو أنهو بأنهي كم".split())
NAMED = re.compile(rf"{_ASKED}(?<!\w)[ولبف]?{one_of([*TITLES, *PLACE_NOUNS])}\s+(?P<name>[\u0620-\u064a]{{2,}})(?!\w)")

# The European Union, the euro area, the United Nations, outlying Oceania, unknown.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


# The Uzbek, قطري: a country's name cut to so many letters at least, and so many of an ending at most.
_LEAST_STEM = 4
_LONGEST_ENDING = 3
_LEAST_LETTERS = 4
_CACHED_NAMES = 4_096
_LANGUAGES: tuple[Language, ...] = ("ar", "en")
COUNTRIES = Path(__file__).with_name("countries.tsv")
NAMES = Path(__file__).with_name("names.tsv")
NameKind = Literal["country", "place", "people", "given"]


@cache
def countries(language: Language) -> Mapping[str, str]:
    """Return what CLDR calls the countries, territories and unions in a language, by their codes of two letters."""
    return {code: arabic if language == "ar" else english for code, arabic, english in table_rows(COUNTRIES)}


@cache
def country_names(language: Language) -> tuple[str, ...]:
    """Return the names of the countries and territories in a language, and what they are called in daily life.

    Without the shortest of these: *us* is another word too.
    """
    official = (name for code, name in countries(language).items() if code not in _NO_COUNTRIES)
    daily = (name for name in known_names("country", language) if len(name) >= _LEAST_LETTERS)
    return *official, *sorted(daily)


def is_country(name: str) -> bool:
    """Return whether a name is that of a country."""
    return fold(name) in _folded_countries()


@lru_cache(_CACHED_NAMES)
def is_place(name: str) -> bool:
    """Return whether a name is that of a country or of one of its people."""
    plain = fold(name).removeprefix("the ")
    return plain in _folded_countries() or any(
        plain[: len(plain) - ending] in _stems() for ending in range(_LONGEST_ENDING + 1)
    )


def known_names(kind: NameKind, language: Language) -> frozenset[str]:
    """Return the folded names of countries, of cities and other places, of peoples, or those that persons are given."""
    return _names()[kind, language]


@cache
def _names() -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for kind, language, name in table_rows(NAMES):
        found.setdefault((kind, language), set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


@lru_cache(_CACHED_NAMES)
def is_people(word: str) -> bool:
    """Return whether a folded word is that of a people (Saudi, الكورية), with or without the article."""
    return any(form in known_names("people", each) for each in _LANGUAGES for form in (word, word.removeprefix("ال")))


@cache
def _folded_countries() -> frozenset[str]:
    names = frozenset(fold(name) for language in _LANGUAGES for name in country_names(language))
    return names.union(*(known_names("country", language) for language in _LANGUAGES))  # with the shortest


@cache
def _stems() -> frozenset[str]:
    """Return stems that names of a people share with their country: uzbek, qatar, كازاخ."""
    names = list(_folded_countries())
    for ending in ("istan", "stan", "ستان", "ia"):
        names = [name.removesuffix(ending) for name in names]
    return frozenset(name for name in names if len(name) >= _LEAST_STEM)
