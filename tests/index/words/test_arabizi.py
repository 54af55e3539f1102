"""Arabic in Latin letters: told apart from English, and read."""

import pytest

from index.words.arabizi import arabizi_words, is_arabizi, with_digits
from index.words.lexicon import Lexicon
from index.words.stems import arabic_stem

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    "text", ["mata 3oqed mo2tamar mokafa7at el er7ab fel kuwait?", "meen ra2ees uzbekistan", "shu asma2 el wozara"]
)
def test_arabizi_is_recognised(text: str) -> None:
    assert is_arabizi(text)


@pytest.mark.parametrize(
    "text", ["When was the G20 held?", "Who is the president of Uzbekistan?", "covid19 in 2020", ""]
)
def test_english_is_not_arabizi(text: str) -> None:
    assert not is_arabizi(text)


def test_words_that_carry_no_topic_are_left_out() -> None:
    assert [tuple(word) for word in arabizi_words("meen howa Ra2ees el-Kuwait fi 2024?")] == [
        ("ra2ees", "arabizi"),
        ("kuwait", "arabizi"),
        ("2024", "number"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mo2tamar", "مؤتمر"),
        ("mokafa7at", "مكافحة"),
        ("er7ab", "إرهاب"),
        ("3oqed", "عقد"),
        ("ra2ees", "رئيس"),
        ("7okooma", "حكومة"),
        ("jam3a", "جامعة"),
        ("sho3'l", "شغل"),
        ("e9la7", "إصلاح"),
        ("e8tesad", "اقتصاد"),
        ("ma6ar", "مطار"),
        ("5aleej", "خليج"),
        ("zera3a", "زراعة"),
    ],
)
def test_a_typed_word_may_be_the_one_that_is_meant(typed: str, meant: str) -> None:
    stems = [arabic_stem(spelt) for spelt in with_digits(LEXICON.letters).spellings(typed, 64)]
    known = list(dict.fromkeys(stem for stem in stems if f"a:{stem}" in LEXICON))
    assert arabic_stem(meant) in known[:4]
