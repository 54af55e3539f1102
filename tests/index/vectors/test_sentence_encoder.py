"""A sentence-transformers folder behind the encoder protocol: prompts, lengths, fingerprints, and what is refused."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from index.vectors.sentence_encoder import SentenceEncoder

DIMENSIONS = 16
TEXTS = ["the conference in Kuwait", "متى عقد المؤتمر في الكويت", "oil", "zebra"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.index.tiny_transformer import save_tiny_transformer

    return save_tiny_transformer(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def encoder(saved: Path) -> SentenceEncoder:
    return SentenceEncoder(str(saved))


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    return shutil.copytree(saved, tmp_path / "copy")


def set_prompts(folder: Path, prompts: dict[str, str]) -> None:
    file = folder / "config_sentence_transformers.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(config | {"prompts": prompts}), encoding="utf-8")


def test_rows_have_length_one(encoder: SentenceEncoder) -> None:
    for vectors in (encoder.encode_queries(TEXTS), encoder.encode_passages(TEXTS)):
        assert vectors.shape == (len(TEXTS), encoder.dim) == (4, DIMENSIONS)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_rows(encoder: SentenceEncoder) -> None:
    assert encoder.encode_queries([]).shape == encoder.encode_passages(()).shape == (0, DIMENSIONS)


@pytest.mark.parametrize("text", ["", "\u064e", "\ud800", "x\udfffy", "\x00", "ك" * 100_000])
def test_any_text_has_a_vector(encoder: SentenceEncoder, text: str) -> None:
    assert np.linalg.norm(encoder.encode_passages([text])[0]) == pytest.approx(1, abs=1e-5)


def test_a_text_has_one_vector_whatever_is_encoded_with_it(encoder: SentenceEncoder) -> None:
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    assert encoder.encode_passages(TEXTS) == pytest.approx(alone, abs=1e-5)


def test_the_prompts_of_the_model_stand_before_the_text(encoder: SentenceEncoder, folder: Path) -> None:
    set_prompts(folder, {})
    plain = SentenceEncoder(str(folder))
    assert plain.encode_queries(TEXTS) == pytest.approx(plain.encode_passages(TEXTS))
    asked, read = encoder.encode_queries(TEXTS), encoder.encode_passages(TEXTS)
    assert asked == pytest.approx(plain.encode_passages([f"query: {text}" for text in TEXTS]), abs=1e-5)
    assert read == pytest.approx(plain.encode_passages([f"passage: {text}" for text in TEXTS]), abs=1e-5)
    for one, other in ((asked, read), (asked, plain.encode_queries(TEXTS)), (read, plain.encode_passages(TEXTS))):
        assert not np.allclose(one, other, atol=1e-3)


@pytest.mark.parametrize("name", ["passage", "document", "corpus"])
def test_a_passage_prompt_may_have_any_of_its_usual_names(folder: Path, encoder: SentenceEncoder, name: str) -> None:
    set_prompts(folder, {"query": "query: ", name: "passage: "})
    assert SentenceEncoder(str(folder)).encode_passages(TEXTS) == pytest.approx(
        encoder.encode_passages(TEXTS), abs=1e-5
    )


def test_the_fingerprint_does_not_depend_on_the_path(encoder: SentenceEncoder, folder: Path) -> None:
    assert SentenceEncoder(str(folder)).fingerprint == encoder.fingerprint
    assert SentenceEncoder(str(folder)).name == str(folder)


def test_the_fingerprint_changes_with_the_weights(encoder: SentenceEncoder, folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    weights[min(weights)] += 0.5
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    assert SentenceEncoder(str(folder)).fingerprint != encoder.fingerprint


@pytest.mark.parametrize("prompts", [{}, {"query": "query: "}, {"query": "Query: ", "passage": "passage: "}])
def test_the_fingerprint_changes_with_the_prompts(
    encoder: SentenceEncoder, folder: Path, prompts: dict[str, str]
) -> None:
    set_prompts(folder, prompts)
    assert SentenceEncoder(str(folder)).fingerprint != encoder.fingerprint


def test_the_fingerprint_changes_with_how_tokens_are_pooled(encoder: SentenceEncoder, folder: Path) -> None:
    file = folder / "1_Pooling" / "config.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(config | {"pooling_mode": "cls"}), encoding="utf-8")
    other = SentenceEncoder(str(folder))
    assert not np.allclose(other.encode_passages(TEXTS), encoder.encode_passages(TEXTS), atol=1e-3)
    assert other.fingerprint != encoder.fingerprint


def test_the_fingerprint_changes_with_the_vocabulary(encoder: SentenceEncoder, folder: Path) -> None:
    file = folder / "tokenizer.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"oil"', '"gas"'), encoding="utf-8")
    assert SentenceEncoder(str(folder)).fingerprint != encoder.fingerprint


def test_weights_in_half_precision_are_read(encoder: SentenceEncoder, folder: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    weights = {name: tensor.to(torch.bfloat16) for name, tensor in load_file(folder / "model.safetensors").items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"dtype": "bfloat16"}), encoding="utf-8")
    half = SentenceEncoder(str(folder))
    assert half.fingerprint != encoder.fingerprint
    assert half.encode_passages(TEXTS) == pytest.approx(encoder.encode_passages(TEXTS), abs=0.05)


@pytest.mark.parametrize("name", ["modeling.py", "pytorch_model.bin", "data.pkl", "1_Pooling/extra.py", "a/b/c.pt"])
def test_a_folder_with_code_or_pickles_is_refused(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"raise SystemExit('this was run')")
    with pytest.raises(ModelUnavailable, match="could run code") as caught:
        SentenceEncoder(str(folder))
    assert Path(name).name in str(caught.value) and caught.value.hint


@pytest.mark.parametrize("missing", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_folder_that_lacks_a_file_is_unavailable(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(ModelUnavailable) as caught:
        SentenceEncoder(str(folder))
    assert "\n" not in str(caught.value) and caught.value.hint


@pytest.mark.parametrize("damage", [b"", b"not weights " * 10])
def test_damaged_weights_are_unavailable(folder: Path, damage: bytes) -> None:
    (folder / "model.safetensors").write_bytes(damage)
    with pytest.raises(ModelUnavailable):
        SentenceEncoder(str(folder))
