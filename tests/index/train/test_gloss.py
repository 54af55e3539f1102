"""Word-by-word glosses: the most probable words, or sampled ones."""

import random

import pytest

from index.train.gloss import Glosser
from index.words.lexicon import Lexicon
from tests.index.tiny_lexicon import tiny_lexicon

ARABIC = ["المؤتمر في الكويت", "مؤتمر", "شمس", "اجتماع", "قوة وسلطة", "الطاقة"]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return tiny_lexicon(tmp_path_factory.mktemp("lexicon"))


def test_each_word_becomes_its_best_translation_in_the_most_frequent_form(lexicon: Lexicon) -> None:
    glosser = Glosser(lexicon, [*ARABIC, "المؤتمر"], "arabic")
    assert glosser.gloss("Solar conference, 2024: Kuwait") == "شمس المؤتمر 2024 الكويت"


def test_translations_that_occur_in_no_text_are_not_used(lexicon: Lexicon) -> None:
    assert Glosser(lexicon, ["اجتماع"], "arabic").gloss("conference") == "اجتماع"


def test_unknown_names_are_left_out(lexicon: Lexicon) -> None:
    assert Glosser(lexicon, ["Kuwait"]).gloss("الكويت ودوشنبه") == "kuwait"


def test_sampled_words_vary_and_a_text_of_unknown_words_has_no_gloss(lexicon: Lexicon) -> None:
    glosser = Glosser(lexicon, ARABIC, "arabic", random.Random(0))
    sampled = {glosser.gloss("power") for _ in range(50)}
    assert sampled == {"قوة", "وسلطة"}, "the least likely of the three is left out"
    assert glosser.gloss("power of Samarkand and Bukhara") == ""


def test_the_same_seed_samples_the_same(lexicon: Lexicon) -> None:
    one, other = (Glosser(lexicon, ARABIC, "arabic", random.Random(3)) for _ in range(2))
    assert [one.gloss("power") for _ in range(9)] == [other.gloss("power") for _ in range(9)]
