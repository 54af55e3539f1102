"""A small encoder trained from scratch: it can be loaded, is deterministic, and better than chance."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file

from corpus.fold import fold
from index.train.static import StaticSettings, raw_text_normalizer, train_static
from index.vectors.static_encoder import StaticEncoder
from index.words.glossary import BETWEEN_FORMS
from tests.index.train.toy import SENTENCES, WORDS, save_toy_data

SMALL = StaticSettings(vocabulary_size=300, dimensions=24, batch_size=64, epochs=4)


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """Steps this small take ten times as long when threads wait for each other on a busy machine."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = save_toy_data(tmp_path_factory.mktemp("data"))
    rows = [f"toy\t{english}\t{arabic}{BETWEEN_FORMS}{arabic}ات\n" for english, arabic in WORDS.items()]
    (folder / "glossary.tsv").write_text("".join(rows), encoding="utf-8")
    return folder


def train(data: Path, out: Path, settings: StaticSettings = SMALL) -> Path:
    train_static(data, out, settings, glossary=data / "glossary.tsv")
    return out


@pytest.fixture(scope="module")
def folder(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(data, tmp_path_factory.mktemp("encoder") / "new")


def test_the_folder_is_an_encoder(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    vectors = encoder.encode_passages([arabic for _, arabic in SENTENCES])
    assert vectors.shape == (len(SENTENCES), SMALL.dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_the_same_seed_gives_the_same_files(folder: Path, data: Path, tmp_path: Path) -> None:
    again = train(data, tmp_path)
    for file in folder.iterdir():
        assert (again / file.name).read_bytes() == file.read_bytes()


def test_another_seed_gives_other_vectors(folder: Path, data: Path, tmp_path: Path) -> None:
    other = train(data, tmp_path, replace(SMALL, seed=SMALL.seed + 1))
    first, second = (load_file(each / "model.safetensors")["embedding.weight"] for each in (folder, other))
    assert first.shape == second.shape and (first != second).any()


def test_a_sentence_is_nearest_to_its_translation(folder: Path) -> None:
    encoder = StaticEncoder(folder)
    english = encoder.encode_queries([english for english, _ in SENTENCES])
    arabic = encoder.encode_passages([arabic for _, arabic in SENTENCES])
    cosines = english @ arabic.T
    rank_of_own = (cosines > np.diag(cosines)[:, None]).sum(axis=1)
    assert np.median(rank_of_own) < len(SENTENCES) / 20  # chance: half of them


def test_settings_set_the_size(folder: Path) -> None:
    vectors = load_file(folder / "model.safetensors")["embedding.weight"]
    assert vectors.dtype == np.float16
    assert vectors.shape[1] == SMALL.dimensions and len(vectors) <= SMALL.vocabulary_size


@pytest.mark.parametrize(
    "text",
    ["مُؤْتَمَرٌ", "ﻣﺆﺗﻤﺮ", "کویت", "مدرسة", "سماء", "پاکستان", "Kuwait", "naïve", "١٢٣", "۴۵", "الـ\u200cكويت", "Ｋ"],
)
def test_the_normalizer_of_the_folder_agrees_with_folding(text: str) -> None:
    assert raw_text_normalizer().normalize_str(text) == fold(text)
