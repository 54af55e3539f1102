"""Stems: inflected forms meet, short words stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import bare, fold
from index.words.stems import arabic_stem, english_stem


@pytest.mark.parametrize(
    "forms",
    [
        "مؤتمر المؤتمر والمؤتمر بالمؤتمر للمؤتمر مؤتمرات المؤتمرات ومؤتمر",
        "مدرسة المدرسة مدرستهم مدرسته المدرسه مَدْرَسَة",
        "كتابها كتابهم كتابنا كتاب الكتاب",
        "سعودي السعودية سعوديون السعوديين السعوديون",
        "أبوظبي وأبوظبي ابوظبي",
    ],
    ids=lambda forms: forms.split()[0],
)
def test_forms_of_one_arabic_word_meet(forms: str) -> None:
    assert len({arabic_stem(bare(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms", ["conference conferences Conference", "invest investing invested", "Emirate Emirates"]
)
def test_forms_of_one_english_word_meet(forms: str) -> None:
    assert len({english_stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["آل", "الله", "ورد", "بلد", "لبن", "فيل", "نان", "هم", "و", "ا"])
def test_short_words_are_not_eaten(word: str) -> None:
    assert arabic_stem(word)
    assert len(arabic_stem(word)) >= min(len(fold(word)), 2)


@pytest.mark.parametrize(("one", "other"), [("كتاب", "مكتب"), ("وزير", "وزن"), ("نفط", "نفس"), ("آل", "أل")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert arabic_stem(one) != arabic_stem(other) or fold(one) == fold(other)


@given(st.text(st.characters(min_codepoint=0x0620, max_codepoint=0x06D5)))
def test_a_stem_is_folded_and_part_of_its_word(word: str) -> None:
    stem = arabic_stem(word)
    assert stem in fold(word)
    assert fold(stem) == stem
    assert bool(stem) == bool(fold(word))
