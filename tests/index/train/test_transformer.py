"""A small bilingual BERT grown out of a small English one: loadable, resumable, English untouched."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import BertConfig, BertModel

from corpus.errors import ModelUnavailable
from index.train import teacher
from index.train.distil import DistilSettings, Example, batches
from index.train.distil_texts import FIRST, NAMES, THIRD
from index.train.transformer import Stage, TransformerSettings, train_transformer
from index.vectors.transformer_encoder import TransformerEncoder
from tests.index.train.toy import SENTENCES, WORDS, save_lines, save_toy_data

QUICK = DistilSettings(steps=40, batch_tokens=256, pool=64, warm_up=5, learning_rate=5e-3)
ROWS = Stage(FIRST, QUICK, longest=46, longest_english=62)
LAYERS = Stage(THIRD, replace(QUICK, steps=20, layers_rate=1e-4), longest=160, longest_english=160)
SMALL = TransformerSettings(pieces=120, stages=(ROWS,))


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
    rows = [f"toy\t{english}\t{arabic}\n" for english, arabic in WORDS.items()]
    (folder / "glossary.tsv").write_text("".join(rows), encoding="utf-8")
    for name in NAMES:
        save_lines(folder / "parallel" / f"{name}.tsv.gz", ["Ali\tعلي"])
    return folder


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of random weights: what it makes of a sentence means nothing, but tells sentences apart."""
    folder = tmp_path_factory.mktemp("english")
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(
        [english for english, _ in SENTENCES], trainers.WordPieceTrainer(vocab_size=200, special_tokens=special)
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        initializer_range=0.2,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def train(data: Path, english: Path, out: Path, settings: TransformerSettings = SMALL) -> list[str]:
    said: list[str] = []
    train_transformer(data, out, settings, english=english, glossary=data / "glossary.tsv", say=said.append)
    return said


@pytest.fixture(scope="module")
def folder(data: Path, english: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("transformer") / "new"
    train(data, english, out)
    return out


def test_an_arabic_sentence_lies_nearest_to_its_translation(folder: Path) -> None:
    encoder = TransformerEncoder(folder)
    english = encoder.encode_queries([english for english, _ in SENTENCES])
    arabic = encoder.encode_passages([arabic for _, arabic in SENTENCES])
    cosines = english @ arabic.T
    rank_of_own = (cosines > np.diag(cosines)[:, None]).sum(axis=1)
    assert np.median(rank_of_own) < len(SENTENCES) / 20  # chance: half of them


def test_sentence_transformers_gives_the_same_vectors(folder: Path) -> None:
    texts = [text for pair in SENTENCES[:20] for text in pair]
    exact = SentenceTransformer(str(folder), device="cpu").float().encode(texts)
    eight_bit = TransformerEncoder(folder).encode_passages(texts)
    assert (exact * eight_bit).sum(axis=1).min() > 0.95  # random weights are harder to quantise than learned ones


def test_english_rows_are_those_of_the_english_model(folder: Path, english: Path) -> None:
    old, new = (BertModel.from_pretrained(each, dtype=torch.float32) for each in (english, folder))
    before, after = old.get_input_embeddings().weight, new.get_input_embeddings().weight
    assert len(after) > len(before)
    assert torch.equal(after[: len(before)], before.half().float())


def test_a_training_that_was_stopped_goes_on(data: Path, english: Path, folder: Path, tmp_path: Path) -> None:
    def stop(line: str) -> None:
        if "loss" in line:
            raise KeyboardInterrupt

    halves = replace(SMALL, stages=(replace(ROWS, distil=replace(QUICK, checkpoint_every=20)),))
    with pytest.raises(KeyboardInterrupt):
        train_transformer(data, tmp_path, halves, english=english, glossary=data / "glossary.tsv", say=stop)
    assert train(data, english, tmp_path, halves)[-1].startswith("stage 1, 40: loss")
    one, other = (TransformerEncoder(each).encode_passages([a for _, a in SENTENCES]) for each in (folder, tmp_path))
    assert np.allclose(one, other, atol=1e-3)
    assert not list(tmp_path.glob("*.pt"))


def test_a_stage_that_learns_the_layers_goes_on_from_a_folder_and_english_stays_where_it_was(
    data: Path, english: Path, folder: Path, tmp_path: Path
) -> None:
    whole = replace(SMALL, stages=(ROWS, LAYERS))
    said: list[str] = []
    glossary = data / "glossary.tsv"
    train_transformer(
        data, tmp_path, whole, english=english, begun=folder, first=2, last=2, glossary=glossary, say=said.append
    )
    assert said[-1].startswith("stage 2, 20: loss")
    old, new = (BertModel.from_pretrained(each, dtype=torch.float32) for each in (folder, tmp_path))
    moved = [not torch.equal(a, b) for a, b in zip(old.encoder.parameters(), new.encoder.parameters(), strict=True)]
    assert any(moved)
    texts = [english for english, _ in SENTENCES]
    before, after = (TransformerEncoder(each).encode_passages(texts) for each in (folder, tmp_path))
    assert (before * after).sum(axis=1).mean() > 0.97


def test_a_batch_holds_texts_of_one_length_and_every_text_comes_once_an_epoch() -> None:
    examples = [Example(tuple(range(length)), number) for number, length in enumerate([3, 5, 3, 5, 3, 4])]
    epoch = list(batches(examples, DistilSettings(batch_tokens=6, steps=5)))
    assert sorted(example.teacher for batch in epoch for example in batch) == list(range(len(examples)))
    assert all(len({len(example.pieces) for example in batch}) == 1 for batch in epoch)
    longer = list(batches(examples, DistilSettings(batch_tokens=6, steps=8)))
    assert longer[:5] == epoch and len(longer) == 8


def test_other_weights_than_the_pinned_ones_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "other_minilm"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "model" / "model.safetensors").write_bytes(b"other")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(teacher, "PACKAGE", "other_minilm")
    with pytest.raises(ModelUnavailable, match="other weights"):
        teacher.teacher_folder()
    monkeypatch.setattr(teacher, "PACKAGE", "no_such_minilm")
    with pytest.raises(ModelUnavailable, match="not here"):
        teacher.teacher_folder()
