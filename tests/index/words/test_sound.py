"""Names meet by ear, across spellings and scripts; words that sound otherwise do not."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import bare
from index.words.sound import LEAST_CLASSES, skeleton, sounds
from tests.corpus.disguises import disguised

ONE_NAME = [
    "طاجيكستان Tajikistan tajikistan TAJIKISTAN",
    "أوزبكستان أوزبكستانَ Uzbekistan",
    "قيرغيزستان قرغيزستان قيرقيزستان Kirghizstan",
    "دوشنبه دوشنبة دوشانبي دوشانبه Dushanbe",
    "ميرزاييف ميرزيوييف Mirziyoyev Mirziyoev",
    "سمرقند Samarkand Samarqand",
    "محمد Mohammed Muhammad Mohamed Muḥammad",
    "نهيان Nahyan",
    "خليفة Khalifa Khalifah",
    "الكويت كويت Kuwait",
    "فيينا Vienna",
    "باكستان پاكستان Pakistan",
    "فولغا ڤولغا Volga",
    "شكسبير Shakespeare",
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda spellings: spellings.split()[-1])
def test_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({skeleton(bare(word)) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        "Kyrgyzstan قيرغيزستان قرغيزستان قيرقيزستان",
        "Dushanbe دوشنبه دوشانبي",
        "Mirziyoyev ميرزاييف ميرضيايف",
        "Abdullah عبدالله",
        "Nagib نجيب نقيب نغيب",
        "Gabon غابون جابون",
        "Trotsky تروتسكي",
        "Chechnya الشيشان تشيشان",
    ],
    ids=lambda spellings: spellings.split()[0],
)
def test_one_of_the_sounds_of_a_name_is_that_of_its_spellings(spellings: str) -> None:
    first, *others = spellings.split()
    assert all(set(sounds(first)) & set(sounds(bare(other))) for other in others)


def test_a_name_after_and_sounds_like_the_name() -> None:
    assert skeleton("أوزبكستان") in sounds("وأوزبكستان")
    assert skeleton("Wahid") in sounds("واحد")


def test_different_names_keep_apart() -> None:
    sounds = [skeleton(spellings.split()[0]) for spellings in ONE_NAME]
    assert None not in sounds
    assert all(one != other for one, other in combinations(sounds, 2))


@pytest.mark.parametrize("word", ["", "آل", "او", "يا", "I", "oui", "12", "中国", "ه"])
def test_a_word_with_hardly_a_consonant_has_no_sound(word: str) -> None:
    assert skeleton(word) is None


@pytest.mark.parametrize("prefixed", ["الكويت", "بالكويت", "والكويت", "فالكويت", "كالكويت"])
def test_the_article_is_no_part_of_a_name(prefixed: str) -> None:
    assert skeleton(prefixed) == skeleton("Kuwait")


@given(st.sampled_from(["طاجيكستان", "دوشنبه", "نهيان", "Dushanbe", "Tajikistan"]).flatmap(disguised))
def test_a_disguised_name_sounds_the_same(word: str) -> None:
    plain = [name for names in ONE_NAME for name in names.split()]
    assert skeleton(word) in {skeleton(name) for name in plain}


@given(st.text())
def test_a_skeleton_is_a_few_classes_without_doubles(word: str) -> None:
    sound = skeleton(word)
    if sound is not None:
        assert len(sound) >= LEAST_CLASSES
        assert sound.isascii() and sound.isupper()
        assert all(one != other for one, other in pairwise(sound))
