"""Numbers meet whatever writes them: words of two languages, digits of three scripts, separators."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import bare
from index.words.numbers import canonical_number, number_of_word
from index.words.terms import passage_terms


@pytest.mark.parametrize("written", ["ستة", "ست", "وستة", "six", "Six", "SIX", "6", "٦", "۶", "６", "6.0", "06"])
def test_six_is_six_however_it_is_written(written: str) -> None:
    assert "n:6" in passage_terms(written)


@pytest.mark.parametrize(
    ("arabic", "english", "value"),
    [
        ("اثنين", "two", 2),
        ("عشرة", "ten", 10),
        ("اتناشر", "twelve", 12),
        ("خمسطعش", "fifteen", 15),
        ("عشرين", "twenty", 20),
        ("تسعون", "ninety", 90),
        ("مئة", "hundred", 100),
        ("ألف", "thousand", 1000),
    ],
)
def test_number_words_of_both_languages_have_one_value(arabic: str, english: str, value: int) -> None:
    assert number_of_word(arabic) == number_of_word(english) == value


@pytest.mark.parametrize("spelling", ["مئة", "مائة", "مِئَة", "مئه", "وَمائة"])
def test_spellings_of_a_hundred_meet(spelling: str) -> None:
    assert number_of_word(bare(spelling)) == 100


@pytest.mark.parametrize("word", ["", "و", "الكويت", "sixth", "واحد", "one", "6"])
def test_other_words_name_no_number(word: str) -> None:
    assert number_of_word(word) is None


def test_a_number_word_can_still_be_found_as_a_word() -> None:
    terms = passage_terms("تسعة")
    assert {term[:2] for term in terms} == {"a:", "n:"}


@pytest.mark.parametrize(
    ("digits", "canonical"),
    [
        ("1,500", "1500"),
        ("1500", "1500"),
        ("1,500,000", "1500000"),
        ("1.10", "1.1"),
        ("1.0", "1"),
        ("007", "7"),
        ("0", "0"),
        ("000", "0"),
        ("0.50", "0.5"),
        ("2025", "2025"),
    ],
)
def test_separators_and_zeros_do_not_matter(digits: str, canonical: str) -> None:
    assert canonical_number(digits) == canonical


@given(st.integers(0, 10**12))
def test_arabic_and_ascii_digits_with_thousands_marks_are_one_term(number: int) -> None:
    arabic = f"{number:,}".translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    assert passage_terms(arabic) == passage_terms(f"{number:,}") == passage_terms(str(number)) == {f"n:{number}": 1}


@given(st.decimals(0, 10**6, places=3))
def test_arabic_and_ascii_fractions_are_one_term(number: object) -> None:
    arabic = str(number).translate(str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫"))
    assert passage_terms(arabic) == passage_terms(str(number))
    assert len(passage_terms(arabic)) == 1


def test_numbers_that_differ_stay_apart() -> None:
    assert len(passage_terms("1.5 15 150 1.05 0.15 105")) == 6
