"""The glossary line by line, and a look at what it must not lack."""

import re
import unicodedata
from collections import Counter

import pytest

from corpus.fold import fold
from index.words.glossary import BETWEEN_FORMS, GLOSSARY

LEAST_ENTRIES = 6_000
MOST_ENGLISH_FORMS, MOST_ARABIC_FORMS = 8, 10
_THEME = re.compile("[a-z]+(-[a-z]+)*")
_ENGLISH = re.compile(r"[A-Za-zÀ-ɏ0-9%][A-Za-zÀ-ɏ0-9 .,'&/%()+-]*")
_ARABIC = re.compile(r"[ء-غف-يچگپڤژ0-9%][ء-غف-يچگپڤژ0-9 .%-]*")

ROWS = [line.split("\t") for line in GLOSSARY.read_text(encoding="utf-8").removesuffix("\n").split("\n")]
ENGLISH = [side.split(BETWEEN_FORMS) for _, side, _ in ROWS]
ARABIC = [side.split(BETWEEN_FORMS) for _, _, side in ROWS]

ARAB_COUNTRIES = (
    "Algeria Bahrain Comoros Djibouti Egypt Iraq Jordan Kuwait Lebanon Libya Mauritania Morocco Oman Palestine Qatar "
    "Saudi-Arabia Somalia Sudan Syria Tunisia United-Arab-Emirates Yemen"
).split()
CENTRAL_ASIA = "Kazakhstan Kyrgyzstan Tajikistan Turkmenistan Uzbekistan".split()
MONTHS = {
    "January": ["يناير", "كانون الثاني", "جانفي"],
    "February": ["فبراير", "شباط", "فيفري"],
    "March": ["مارس", "آذار"],
    "April": ["أبريل", "نيسان", "أفريل"],
    "May": ["مايو", "أيار", "ماي"],
    "June": ["يونيو", "حزيران", "جوان"],
    "July": ["يوليو", "تموز", "جويلية"],
    "August": ["أغسطس", "آب", "أوت"],
    "September": ["سبتمبر", "أيلول"],
    "October": ["أكتوبر", "تشرين الأول"],
    "November": ["نوفمبر", "تشرين الثاني"],
    "December": ["ديسمبر", "كانون الأول"],
}
HIJRI_MONTHS = "محرم صفر رجب شعبان رمضان شوال".split()


def arabic_for(english: str) -> set[str]:
    """Return every folded Arabic form beside an English one."""
    wanted = english.replace("-", " ").casefold()
    sides = zip(ENGLISH, ARABIC, strict=True)
    return {fold(form) for forms, arabic in sides if wanted in map(str.casefold, forms) for form in arabic}


def test_every_line_has_theme_english_and_arabic() -> None:
    assert [row for row in ROWS if len(row) != 3] == []
    assert [theme for theme, _, _ in ROWS if not _THEME.fullmatch(theme)] == []
    assert len(ROWS) >= LEAST_ENTRIES


def test_each_side_is_in_its_own_script() -> None:
    assert [form for forms in ENGLISH for form in forms if not _ENGLISH.fullmatch(form)] == []
    assert [form for forms in ARABIC for form in forms if not _ARABIC.fullmatch(form)] == []


def test_forms_are_clean() -> None:
    forms = [form for side in (*ENGLISH, *ARABIC) for form in side]
    assert [form for form in forms if form != " ".join(form.split())] == []
    assert [form for form in forms if form != unicodedata.normalize("NFC", form)] == []
    assert [form for form in forms if any(unicodedata.combining(c) or c == "\u0640" for c in form)] == []


def test_no_entry_has_too_many_forms_or_one_twice() -> None:
    assert [forms for forms in ENGLISH if len(forms) > MOST_ENGLISH_FORMS] == []
    assert [forms for forms in ARABIC if len(forms) > MOST_ARABIC_FORMS] == []
    assert [forms for forms in (*ENGLISH, *ARABIC) if len(set(forms)) < len(forms)] == []


def test_no_entry_is_repeated() -> None:
    heads = Counter((english[0], arabic[0]) for english, arabic in zip(ENGLISH, ARABIC, strict=True))
    assert [head for head, count in heads.items() if count > 1] == []


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_has_its_names_of_east_and_west(month: str) -> None:
    assert {fold(name) for name in MONTHS[month]} <= arabic_for(month)


@pytest.mark.parametrize("month", HIJRI_MONTHS)
def test_hijri_months_are_there(month: str) -> None:
    assert fold(month) in {fold(form) for forms in ARABIC for form in forms}


@pytest.mark.parametrize("country", [*ARAB_COUNTRIES, *CENTRAL_ASIA])
def test_countries_of_the_region_are_there(country: str) -> None:
    assert arabic_for(country)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Kyrgyzstan", "قيرغيزستان"),
        ("Kyrgyzstan", "قرغيزستان"),
        ("Dushanbe", "دوشنبه"),
        ("Abu Dhabi", "أبوظبي"),
        ("crown prince", "ولي العهد"),
        ("Gulf Cooperation Council", "مجلس التعاون الخليجي"),
        ("Monday", "الاثنين"),
        ("six", "ستة"),
        ("who", "من"),
    ],
)
def test_a_sample_of_translations(english: str, arabic: str) -> None:
    assert fold(arabic) in arabic_for(english)
