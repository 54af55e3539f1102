"""Word pairs found in sentence pairs."""

import numpy as np
import pytest

from index.train.align import Alignment, align, stems_in_order
from index.train.pairs import Pair
from index.words.stems import arabic_stem
from index.words.terms import word_terms
from tests.index.train.toy import WORDS, toy_pairs


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    return align(toy_pairs())


def best_arabic(alignment: Alignment, english: str) -> str:
    """Return the likeliest Arabic term for an English one."""
    of_word = alignment.english == alignment.english_terms.index(english)
    chances = np.where(of_word, alignment.arabic_given_english, 0)
    return alignment.arabic_terms[int(alignment.arabic[chances.argmax()])]


def test_the_right_word_pairs_are_learned(alignment: Alignment) -> None:
    for english, arabic in WORDS.items():
        assert best_arabic(alignment, word_terms(english, "latin")[0]) == word_terms(arabic, "arabic")[0]


def test_chances_are_chances(alignment: Alignment) -> None:
    for source, chance in (
        (alignment.english, alignment.arabic_given_english),
        (alignment.arabic, alignment.english_given_arabic),
    ):
        assert ((chance >= 0) & (chance <= 1 + 1e-5)).all()
        assert (np.bincount(source, chance) <= 1 + 1e-3).all()
    assert (alignment.expected >= 0).all()


def test_learning_twice_gives_the_same(alignment: Alignment) -> None:
    again = align(toy_pairs())
    assert again.english_terms == alignment.english_terms
    assert (again.arabic_given_english == alignment.arabic_given_english).all()
    assert (again.expected == alignment.expected).all()


def test_a_repeated_sentence_counts_once(alignment: Alignment) -> None:
    assert align(toy_pairs() * 3).expected.sum() == pytest.approx(alignment.expected.sum())


def test_a_trusted_pair_outweighs_a_doubtful_one() -> None:
    doubtful = [Pair("bank", "ضفة", 0.1), Pair("bank account", "ضفة حساب", 0.1), Pair("account", "حساب", 1.0)]
    trusted = [Pair("bank", "مصرف", 10.0)]
    assert best_arabic(align(doubtful + trusted), "e:bank") == word_terms("مصرف", "arabic")[0]
    assert best_arabic(align(doubtful), "e:bank") == word_terms("ضفة", "arabic")[0]


@pytest.mark.parametrize(
    ("english", "arabic"), [("", "كتاب"), ("book", ""), ("the of", "كتاب"), ("book", "من 12 Word")]
)
def test_a_pair_with_a_side_without_words_teaches_nothing(english: str, arabic: str) -> None:
    alone = align([Pair("house", "بيت", 1.0)])
    both = align([Pair("house", "بيت", 1.0), Pair(english, arabic, 1.0)])
    assert both.expected.tolist() == alone.expected.tolist()


def test_stems_of_one_language_in_order_each_once() -> None:
    text = "زار وزير Microsoft الكويت في 2024، والوزير في الكويت"
    assert stems_in_order(text, "a:") == [f"a:{arabic_stem(word)}" for word in ("زار", "وزير", "الكويت")]
    assert stems_in_order(text, "e:") == ["e:microsoft"]
    assert stems_in_order("", "a:") == []


def test_an_endless_sentence_is_read_to_a_bound() -> None:
    endless = " ".join(f"كلمة{chr(0x628 + n % 10)}{chr(0x628 + n // 10)}" for n in range(100))
    assert 0 < len(stems_in_order(endless, "a:")) < 100
