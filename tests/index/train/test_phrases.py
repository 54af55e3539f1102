"""Phrases are pairs of words with a translation that neither word has alone."""

import pytest

from index.train.align import Alignment, align
from index.train.pairs import Pair
from index.train.phrases import Phrases, arabic_phrases, english_phrases
from index.words.terms import word_terms

PAIRS = [
    *(Pair(f"The {place} fire", f"حريق {arabic}", 1.0) for place, arabic in [("house", "البيت"), ("forest", "الغابة")]),
    *(Pair(f"A {what} engine", f"محرك {arabic}", 1.0) for what, arabic in [("car", "السيارة"), ("boat", "القارب")]),
    *(
        Pair(f"The fire engine {did}", f"{arabic} الإطفائية", 2.0)
        for did, arabic in [("stopped", "توقفت"), ("arrived", "وصلت"), ("returned", "عادت"), ("vanished", "اختفت")]
    ),
    *(Pair(word, arabic, 5.0) for word, arabic in [("fire", "حريق"), ("engine", "محرك"), ("house", "البيت")]),
]


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    return align(PAIRS)


def named(phrases: Phrases, terms: list[str], others: list[str]) -> dict[tuple[str, str, str], float]:
    columns = (phrases.first.tolist(), phrases.second.tolist(), phrases.target.tolist(), phrases.chance.tolist())
    rows = zip(*columns, strict=True)
    return {(terms[first], terms[second], others[target]): chance for first, second, target, chance in rows}


def test_only_a_pair_with_a_translation_of_its_own_is_a_phrase(alignment: Alignment) -> None:
    found = named(english_phrases(alignment), alignment.english_terms, alignment.arabic_terms)
    fire, engine = word_terms("fire", "latin")[0], word_terms("engine", "latin")[0]
    assert {(first, second) for first, second, _ in found} == {(fire, engine)}
    together = word_terms("الإطفائية", "arabic")[0]
    assert max(found, key=found.__getitem__) == (fire, engine, together)
    assert all(0 < chance <= 1 for chance in found.values())


ARABIC_PAIRS = [
    ("water point", "نقطة ماء", 1.0),
    ("rail point", "نقطة سكة", 1.0),
    ("hot soup", "شوربة ساخنة", 1.0),
    ("hot milk", "قهوة ساخنة", 1.0),
    ("hotspot opened", "نقطة ساخنة فتحت", 2.0),
    ("hotspot fell", "نقطة ساخنة سقطت", 2.0),
    ("hotspot moved", "نقطة ساخنة تحركت", 2.0),
    ("hotspot grew", "نقطة ساخنة كبرت", 2.0),
    ("point", "نقطة", 5.0),
    ("hot", "ساخنة", 5.0),
]


def test_arabic_phrases_are_found_as_well() -> None:
    alignment = align(Pair(*each) for each in ARABIC_PAIRS)
    found = named(arabic_phrases(alignment), alignment.arabic_terms, alignment.english_terms)
    first, second, target = max(found, key=found.__getitem__)
    assert (first, second) == (word_terms("نقطة", "arabic")[0], word_terms("ساخنة", "arabic")[0])
    assert target == word_terms("hotspot", "latin")[0]
