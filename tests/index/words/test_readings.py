"""The stems of an Arabic word's other forms."""

import numpy as np
import pytest

from index.words.lexicon import Lexicon
from index.words.query import expand
from index.words.readings import arabic_readings
from index.words.stems import arabic_stem
from index.words.term_hash import term_hash
from tests.index.words.test_query import everywhere


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("البرنامج", "برنامج"),
        ("برنامج", "البرنامج"),
        ("اللجنة", "لجنة"),
        ("وزارة", "الوزارة"),
        ("الوثيقة", "وثيقة"),
        ("لتر", "لترًا"),
        ("بنكًا", "البنك"),
        ("طنًا", "طن"),
        ("الخارجية", "خارجيتها"),
        ("الجنسية", "جنسيتهم"),
        ("للبنك", "بنك"),
    ],
)
def test_forms_of_a_word_have_one_stem(asked: str, told: str) -> None:
    assert arabic_stem(told) in arabic_readings(asked)


@pytest.mark.parametrize("word", ["مدينة", "المنارة", "قال", "صيادون"])
def test_other_words_have_one_stem(word: str) -> None:
    assert arabic_readings(word) == (arabic_stem(word),)


def test_a_question_asks_for_all_of_them_as_the_word_itself() -> None:
    query = expand("متى بدأ البرنامج؟", everywhere, lexicon=Lexicon.load())
    weight = dict(zip(query.hashes.tolist(), query.weights.tolist(), strict=True))
    assert weight[term_hash("a:برنامج")] == weight[term_hash("a:رنامج")] == 1.0
    assert len(np.unique(query.concepts)) == 2
