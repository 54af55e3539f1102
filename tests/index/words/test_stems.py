"""Stems: inflected forms meet, short words stay whole; stop words: what carries a topic is never one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import bare, fold
from index.words.stems import arabic_stem, english_stem, is_arabic_stop_word, is_english_stop_word


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


@pytest.mark.parametrize("word", ["على", "من", "في", "وفي", "فمن", "التي", "هل", "متى", "وين", "شنو", "إزاي", "كيفاش"])
def test_words_of_grammar_are_stop_words(word: str) -> None:
    assert is_arabic_stop_word(word)


@pytest.mark.parametrize(
    "typed", ["فى", "التى", "هى", "إلي", "الى", "الي", "او", "اذا", "ان", "متي", "ٱلذي", "کيف", "شنوه"]
)
def test_careless_spellings_of_stop_words_are_stop_words(typed: str) -> None:
    assert is_arabic_stop_word(bare(typed))


@pytest.mark.parametrize("word", ["علي", "وعلي", "آل", "ولي", "والي", "فهم", "فرح", "الكويت", "نفط", "مؤتمر", "وزير"])
def test_names_and_topics_are_not_stop_words(word: str) -> None:
    assert not is_arabic_stop_word(bare(word))


def test_marks_do_not_change_which_word_it_is() -> None:
    assert is_arabic_stop_word(bare("عَلَىٰ"))
    assert not is_arabic_stop_word(bare("عَلِيٌّ"))


@pytest.mark.parametrize("word", ["the", "The", "who", "Who", "us", "it", "ｔｈｅ"])
def test_english_words_of_grammar_are_stop_words(word: str) -> None:
    assert is_english_stop_word(bare(word))


@pytest.mark.parametrize("word", ["US", "WHO", "IT", "Kuwait", "oil"])
def test_english_names_and_topics_are_not_stop_words(word: str) -> None:
    assert not is_english_stop_word(word)
