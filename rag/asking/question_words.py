"""Vocabulary that the tables about questions and the reader share: months, and the nouns that a name follows.

Everything is folded, as the text that it is matched against.
"""

import re
from collections.abc import Iterable
from functools import cache

from corpus.fold import fold


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
NAMED = re.compile(rf"(?<!\w)[ولبف]?{one_of([*TITLES, *PLACE_NOUNS])}\s+(?P<name>[\u0620-\u064a]{{2,}})(?!\w)")

# The European Union, the euro area, the United Nations, outlying Oceania, unknown.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


@cache
def country_names(language: str) -> tuple[str, ...]:
    """Return what CLDR calls the countries and territories in a language, and the short forms of their names."""
    from babel import Locale  # some 50 ms to load a language of CLDR's

    territories = Locale(language).territories.items()
    return tuple(name for code, name in territories if code.isalpha() and code not in _NO_COUNTRIES)
