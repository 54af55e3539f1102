import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import detect_language, language_of_tag

ARABIC = [
    "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟",
    "لَمَّا أَرَادَتْ طَاجِيكِسْتَانُ",
    "ﻣﺆﺗﻤﺮ ﺍﻟﻜﻮﻳﺖ",  # presentation forms
    "کشور گچ پژ",  # Persian letters
    "مـــؤتـــمـــر",
    "ما هو retrieval augmented؟",  # as many Latin words
    "ما محتوى https://example.com/a/very/long/address/in/latin/script؟",
    "شرح electroencephalography لي",  # more Latin letters, fewer Latin words
    "iPhone ١٥ كم سعره؟",
    "؟ ق",
    "\u200fنعم\u200f",
]
ENGLISH = [
    "When was the conference held in Kuwait?",
    "Who is سراج الدين and what does he do?",
    "What does اقتباس mean?",
    "ＷＨＯ ｉｓ ｈｅ？",
    "naïve façade ﬁle",
    "x = 5؟",  # Arabic punctuation round a Latin letter
    "٥ km، ٣ kg؛",  # Arabic digits and commas are not letters
]


@pytest.mark.parametrize("text", ARABIC)
def test_arabic(text: str) -> None:
    assert detect_language(text) == "ar"


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("tag", "language"),
    [("ar", "ar"), ("ar-EG", "ar"), ("EN_us", "en"), ("english", "en"), ("fr", None), ("a", None), ("", None)],
)
def test_a_tag_names_a_language(tag: str, language: str | None) -> None:
    assert language_of_tag(tag) == language


@pytest.mark.parametrize("text", ["", "  \n", "2024 ١٢", "؟!،", "\u064b\u0650", "\u0640", "Привет", "你好", "🙂"])
def test_text_without_letters_of_either_has_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_a_document_follows_its_majority() -> None:
    arabic, english = "هذه فقرة عربية طويلة عن الطاقة.\n", "Note: energy.\n"
    assert detect_language(arabic * 5 + english * 5) == "ar"
    assert detect_language(arabic + english * 9) == "en"


def test_one_word_of_half_a_million_letters() -> None:
    assert detect_language("ب" * 500_000 + " two words") == "en"
    assert detect_language("ب" * 500_000) == "ar"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_marks_digits_and_punctuation_never_decide(text: str) -> None:
    kept = "".join(c if unicodedata.category(c)[0] in "LZ" or c.isspace() else "" for c in text)
    assert detect_language(text) == detect_language(kept)


@given(st.text(max_size=60))
def test_no_language_means_no_arabic_or_ascii_letter(text: str) -> None:
    if detect_language(text) is None:
        assert not any("ء" <= c <= "غ" or "ف" <= c <= "ي" or (c.isascii() and c.isalpha()) for c in text)
