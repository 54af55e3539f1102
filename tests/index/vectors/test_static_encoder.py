"""The static encoder: the vectors of sentence-transformers and model2vec without either, and refused when damaged."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from model2vec import StaticModel
from safetensors.numpy import load_file, save_file

from corpus.article import bundled_article
from corpus.errors import ModelUnavailable
from corpus.split import split
from index.vectors.encoder import Matrix
from index.vectors.static_encoder import BUNDLED_STATIC, StaticEncoder
from tests.corpus.disguises import disguised

TEXTS = [
    "The conference was held in Kuwait in 2024.",
    "Tajikistan's president thanked U.S. and U.N. officials: “a success!”",
    "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟",
    "زار الشيخ محمد بن زايد آل نهيان طاجيكستان عام ٢٠٢٤م.",
    "بلغت نسبة النمو ١٢٫٥٪ (12.5%) في كازاخستان وقيرغيزستان",
    "كـــتاب على الطاولة، وعليّ هنا",
    "مسؤولية المسئولين",
    "naïve café — Zürich, Ḥusayn",
    "6 ٦ ۶ six ستة",
    "a",
    *(passage.text for passage in split(bundled_article())),
]
FILES = ["model.safetensors", "tokenizer.json"]


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).symlink_to(BUNDLED_STATIC / name)
    return tmp_path


def unit(vectors: object) -> Matrix:
    rows: Matrix = np.asarray(vectors, np.float32)
    units: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return units


def test_sentence_transformers_gives_the_same_vectors(encoder: StaticEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(BUNDLED_STATIC))
    assert unit(model.encode(TEXTS)) == pytest.approx(encoder.encode_passages(TEXTS), abs=1e-3)


def test_model2vec_gives_the_same_vectors(encoder: StaticEncoder) -> None:
    model = StaticModel.from_pretrained(BUNDLED_STATIC)
    assert unit(model.encode(TEXTS)) == pytest.approx(encoder.encode_passages(TEXTS), abs=1e-3)


def test_rows_have_length_one(encoder: StaticEncoder) -> None:
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dim) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1)
    assert encoder.encode_queries(TEXTS) == pytest.approx(vectors)


@pytest.mark.parametrize("blank", ["", " \n", "\u064e\u0640\u200f", "\ud800", "!؟،"])
def test_a_text_without_tokens_is_a_zero_row(encoder: StaticEncoder, blank: str) -> None:
    vectors = encoder.encode_passages([blank, "الكويت"])
    assert not vectors[0].any()
    assert vectors[1] == pytest.approx(encoder.encode_passages(["الكويت"])[0])


def test_no_texts_give_no_rows(encoder: StaticEncoder) -> None:
    assert encoder.encode_queries([]).shape == encoder.encode_passages([]).shape == (0, encoder.dim)


@given(st.lists(st.sampled_from("متى عُقد مؤتمر الكويت ٢٠٢٥ Kuwait oil".split()), max_size=4), st.data())
def test_a_disguised_text_has_the_vector_of_the_plain_one(
    encoder: StaticEncoder, plain: list[str], data: st.DataObject
) -> None:
    written = [data.draw(disguised(word)) for word in plain]
    plain_vector, vector = encoder.encode_queries([" ".join(plain), " ".join(written)])
    assert vector == pytest.approx(plain_vector)


def test_a_question_is_nearer_to_its_translation_than_to_another_text(encoder: StaticEncoder) -> None:
    english = encoder.encode_queries(["Where was the conference held?", "Oil prices rose sharply this year"])
    arabic = encoder.encode_passages(["أين عقد المؤتمر؟", "ارتفعت أسعار النفط كثيرا هذا العام"])
    cosines = english @ arabic.T
    assert cosines[0, 0] > cosines[0, 1] and cosines[1, 1] > cosines[1, 0]


def test_the_beginning_of_a_very_long_text_settles_it(encoder: StaticEncoder) -> None:
    vectors = encoder.encode_passages(["نفط " * 100_000, "نفط " * 200_000])
    assert (vectors[0] == vectors[1]).all()


def test_the_fingerprint_is_that_of_the_files(encoder: StaticEncoder, folder: Path) -> None:
    assert StaticEncoder(folder).fingerprint == encoder.fingerprint
    vectors = load_file(BUNDLED_STATIC / "model.safetensors")
    (folder / "model.safetensors").unlink()
    save_file({"embedding.weight": vectors["embedding.weight"] * np.float16(2)}, folder / "model.safetensors")
    assert StaticEncoder(folder).fingerprint != encoder.fingerprint


def test_the_encoder_has_its_name(encoder: StaticEncoder) -> None:
    assert (encoder.name, StaticEncoder(name="mine").name) == ("bundled-fast", "mine")


def _tensor(name: str, shape: tuple[int, ...]) -> Callable[[Path], None]:
    return lambda path: save_file({name: np.zeros(shape, np.float16)}, path)


DAMAGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no weights": ("model.safetensors", lambda path: None),
    "empty weights": ("model.safetensors", Path.touch),
    "text for weights": ("model.safetensors", lambda path: path.write_text("not weights " * 10)),
    "cut weights": (
        "model.safetensors",
        lambda path: path.write_bytes((BUNDLED_STATIC / "model.safetensors").read_bytes()[:-1]),
    ),
    "other tensor": ("model.safetensors", _tensor("weight", (48_000, 4))),
    "flat tensor": ("model.safetensors", _tensor("embedding.weight", (48_000,))),
    "too few vectors": ("model.safetensors", _tensor("embedding.weight", (100, 4))),
    "folder for weights": ("model.safetensors", Path.mkdir),
    "no tokenizer": ("tokenizer.json", lambda path: None),
    "empty tokenizer": ("tokenizer.json", Path.touch),
    "text for tokenizer": ("tokenizer.json", lambda path: path.write_text("{")),
    "other json": ("tokenizer.json", lambda path: path.write_text(json.dumps({"version": "1.0"}))),
    "bytes for tokenizer": ("tokenizer.json", lambda path: path.write_bytes(b"\xff\xfe\x00")),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_folder_is_unavailable(folder: Path, damage: str) -> None:
    name, write = DAMAGES[damage]
    (folder / name).unlink()
    write(folder / name)
    with pytest.raises(ModelUnavailable) as caught:
        StaticEncoder(folder)
    assert str(folder) in str(caught.value) and caught.value.hint


def test_no_folder_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable):
        StaticEncoder(tmp_path / "nowhere")


def test_it_runs_without_torch() -> None:
    program = """
import sys
from index.vectors.static_encoder import StaticEncoder
StaticEncoder().encode_queries(["الكويت"])
assert {"torch", "transformers", "sentence_transformers"}.isdisjoint(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
