"""The examples of distillation: as many of each source as the mix allows, and the same for the same seed."""

from dataclasses import replace

import pytest

from index.train.distil_texts import EVERYTHING, FREQUENT, Mix, distil_texts
from index.train.pairs import NAMES, Materials
from index.words.lexicon import Lexicon
from tests.index.train.toy import WORDS, save_lines, save_toy_data


@pytest.fixture(scope="module")
def materials(tmp_path_factory: pytest.TempPathFactory) -> Materials:
    data = save_toy_data(tmp_path_factory.mktemp("data"))
    (data / "glossary.tsv").write_text("".join(f"toy\t{e}\t{a}\n" for e, a in WORDS.items()), encoding="utf-8")
    for name in NAMES:
        save_lines(data / "parallel" / f"{name}.tsv.gz", [f"Ali {name}\tعلي"])
    definitions = data / "wordnet"
    definitions.mkdir()
    for name in ("noun", "verb", "adj", "adv"):
        line = f"01 04 n 01 {name} 0 000 | the teacher of the school and the doctor of the town bought a house\n"
        (definitions / f"data.{name}").write_text(line, encoding="utf-8")
    return Materials(data, data / "glossary.tsv", definitions)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def test_a_source_is_sampled_up_to_its_limit_and_repeated(materials: Materials, lexicon: Lexicon) -> None:
    mix = Mix({"glossary": 5, "names": 2}, {"names": 3})
    drawn = distil_texts(materials, lexicon, mix, seed=1)
    assert {name: len(pairs) for name, pairs in drawn.items()} == {"glossary": 5, "names": 6}
    assert len({pair.english for pair in drawn["names"]}) == 2
    assert distil_texts(materials, lexicon, mix, seed=1) == drawn
    assert distil_texts(materials, lexicon, mix, seed=2) != drawn


def test_english_texts_are_their_own_translations_if_the_mix_says_so(materials: Materials, lexicon: Lexicon) -> None:
    drawn = distil_texts(materials, lexicon, EVERYTHING, seed=1)
    kept = drawn.pop("english")
    assert all(pair.english == pair.arabic for pair in kept)
    assert {pair.english for pairs in drawn.values() for pair in pairs} <= {pair.english for pair in kept}
    assert any(pair.english.startswith("noun: the teacher") for pair in kept)
    assert "english" not in distil_texts(materials, lexicon, FREQUENT, seed=1)


def test_definitions_are_optional(materials: Materials, lexicon: Lexicon) -> None:
    drawn = distil_texts(replace(materials, definitions=None), lexicon, EVERYTHING, seed=1)
    assert drawn["definitions"] == [] and drawn["glossary"]
    assert not any(pair.english.startswith("noun:") for pair in drawn["english"])
