"""Sentence pairs of all sources, and the held-out ones."""

import gzip
from pathlib import Path

import pytest

from index.train.pairs import (
    GLOSSARY_WEIGHT,
    HELD_OUT_EVERY,
    SOURCES,
    Pair,
    read_all,
    read_glossary,
    read_held_out,
    read_source,
)
from tests.index.train.toy import SENTENCES, save_toy_data

TATOEBA = next(source for source in SOURCES if source.name == "tatoeba_anki")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_toy_data(tmp_path_factory.mktemp("data"))


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    file = tmp_path / "glossary.tsv"
    file.write_text("politics\tvote | ballot | poll\tصوت | تصويت\nwater\twell\tبئر\n", encoding="utf-8")
    return file


def sentences(pairs: list[Pair]) -> set[tuple[str, str]]:
    return {(pair.english, pair.arabic) for pair in pairs}


def test_the_pairs_of_a_source_have_its_weight(data: Path) -> None:
    for number, source in enumerate(SOURCES):
        pairs = list(read_source(data, source))
        assert {pair.weight for pair in pairs} == {source.weight}
        held = read_held_out(data) if source is TATOEBA else ()
        assert sentences(pairs + list(held)) == set(SENTENCES[number :: len(SOURCES)])


def test_training_pairs_and_held_out_ones_are_disjoint(data: Path) -> None:
    learned, held = list(read_source(data, TATOEBA)), list(read_held_out(data))
    assert held
    assert sentences(learned).isdisjoint(sentences(held))
    assert len(learned) + len(held) == pytest.approx(len(held) * HELD_OUT_EVERY, abs=HELD_OUT_EVERY)
    assert sentences(list(read_all(data))).isdisjoint(sentences(held))


def test_further_columns_are_not_read(tmp_path: Path, data: Path) -> None:
    (tmp_path / "parallel").mkdir()
    with gzip.open(tmp_path / "parallel" / f"{TATOEBA.name}.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("Hello\tمرحبا\tCC-BY 2.0 (France)\n")
    assert list(read_source(tmp_path, TATOEBA)) == [Pair("Hello", "مرحبا", TATOEBA.weight)]


def test_every_form_of_the_glossary_is_paired(glossary: Path) -> None:
    assert [(pair.english, pair.arabic) for pair in read_glossary(glossary)] == [
        ("vote", "صوت"),
        ("ballot", "تصويت"),
        ("poll", "صوت"),
        ("well", "بئر"),
    ]


def test_all_is_every_source_and_the_glossary(data: Path) -> None:
    pairs = list(read_all(data))
    assert sentences(pairs) >= sentences([pair for source in SOURCES for pair in read_source(data, source)])
    assert sum(pair.weight == GLOSSARY_WEIGHT for pair in pairs) == sum(1 for _ in read_glossary())


def test_every_source_names_its_licence() -> None:
    assert all(source.licence and source.weight > 0 for source in SOURCES)
    assert len({source.name for source in SOURCES}) == len(SOURCES)
