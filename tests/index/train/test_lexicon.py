"""Lexicons trained on a few sentence pairs, saved and loaded."""

from pathlib import Path

import pytest

from index.train.align import align
from index.train.lexicon import save_lexicon, train_lexicon
from index.train.pairs import Pair
from index.words.lexicon import Lexicon
from index.words.term_hash import term_hash
from index.words.terms import word_terms
from tests.index.train.toy import WORDS, save_toy_data, toy_pairs

# A fire engine is no engine on fire: together, and only together, the two words are إطفائية.
PHRASE_PAIRS = [
    *(Pair(f"The {place} fire", f"حريق {arabic}", 1.0) for place, arabic in [("house", "البيت"), ("forest", "الغابة")]),
    *(Pair(f"A {what} engine", f"محرك {arabic}", 1.0) for what, arabic in [("car", "السيارة"), ("boat", "القارب")]),
    *(
        Pair(f"The fire engine {did}", f"{arabic} الإطفائية", 2.0)
        for did, arabic in [("stopped", "توقفت"), ("arrived", "وصلت"), ("returned", "عادت"), ("vanished", "اختفت")]
    ),
    *(Pair(word, arabic, 5.0) for word, arabic in [("fire", "حريق"), ("engine", "محرك"), ("house", "البيت")]),
]


def trained(pairs: list[Pair], folder: Path) -> Lexicon:
    save_lexicon(align(pairs), folder)
    return Lexicon.load(folder)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return trained(toy_pairs(), tmp_path_factory.mktemp("lexicon"))


def english(word: str) -> str:
    return word_terms(word, "latin")[0]


def arabic(word: str) -> str:
    return word_terms(word, "arabic")[0]


@pytest.mark.parametrize("word", WORDS)
def test_each_word_has_its_translation_first_in_both_directions(lexicon: Lexicon, word: str) -> None:
    assert next(iter(lexicon.translations(english(word)))) == term_hash(arabic(WORDS[word]))
    assert next(iter(lexicon.translations(arabic(WORDS[word])))) == term_hash(english(word))


def test_training_again_gives_the_same_files(lexicon: Lexicon, tmp_path: Path) -> None:
    assert trained(toy_pairs(), tmp_path).fingerprint == lexicon.fingerprint
    assert (tmp_path / "terms.txt").read_bytes() == (lexicon.folder / "terms.txt").read_bytes()


def test_every_term_of_the_tables_is_named(lexicon: Lexicon) -> None:
    assert {*lexicon.words.sources.tolist(), *lexicon.words.targets.tolist()} == lexicon.names.keys()
    assert english("teacher") in lexicon.names.values()


def test_a_phrase_has_a_translation_that_neither_word_has(tmp_path: Path) -> None:
    lexicon = trained(PHRASE_PAIRS, tmp_path)
    engine = term_hash(arabic("إطفائية"))
    together = lexicon.phrase_translations(english("fire"), english("engine"))
    assert max(together, key=lambda target: together[target]) == engine
    for word in ("fire", "engine"):
        assert lexicon.translations(english(word)).get(engine, 0.0) < together[engine]
    assert lexicon.phrase_translations(english("engine"), english("fire")) == {}
    assert lexicon.phrase_translations(english("house"), english("fire")) == {}


def test_words_that_share_a_translation_are_synonyms(tmp_path: Path) -> None:
    pairs = [Pair("big", "كبير", 1.0), Pair("large", "كبير", 1.0), Pair("red", "أحمر", 1.0)]
    synonyms = trained(pairs, tmp_path).synonyms
    assert synonyms.of(term_hash(english("big"))).keys() == {term_hash(english("large"))}
    assert synonyms.of(term_hash(english("large"))).keys() == {term_hash(english("big"))}
    assert synonyms.of(term_hash(english("red"))) == {}


@pytest.mark.heavy
def test_a_data_folder_and_the_glossary_become_a_lexicon(tmp_path: Path) -> None:
    train_lexicon(save_toy_data(tmp_path / "data"), tmp_path / "lexicon")
    lexicon = Lexicon.load(tmp_path / "lexicon")
    assert term_hash(arabic("السجادة")) in lexicon.translations(english("carpet"))
    assert term_hash(arabic("انتخابات")) in lexicon.translations(english("election"))
