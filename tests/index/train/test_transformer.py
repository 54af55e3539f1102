"""A small English BERT extended to Arabic: it can be loaded, training resumes, and English embeddings stay the same."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from corpus.errors import ModelUnavailable
from index.train import teacher
from index.train.buckets import bucketed
from index.train.contrast import ContrastiveLoss
from index.train.distil import DistilSettings, batches
from index.train.distil_sources import read_definitions
from index.train.distil_texts import EVERYTHING, FREQUENT
from index.train.pairs import NAMES, Materials
from index.train.stages import Stage
from index.train.student import Student
from index.train.transformer import TransformerSettings, train_transformer
from index.vectors.encoder import Matrix
from index.vectors.transformer_encoder import TransformerEncoder
from tests.index.train.toy import SENTENCES, WORDS, save_lines, save_toy_data

QUICK = DistilSettings(steps=40, batch_tokens=256, pool=64, warm_up_steps=5, learning_rate=5e-3)
EMBEDDINGS = Stage(1, FREQUENT, QUICK, max_tokens=46, max_english_tokens=62)
FEWER_LAYERS = Stage(2, EVERYTHING, replace(QUICK, steps=80, layers_learning_rate=1e-3, batch_tokens=512), layers=1)
RETRIEVAL = Stage(3, EVERYTHING, replace(QUICK, steps=20, layers_learning_rate=1e-4), layers=1, contrast=True)
SMALL = TransformerSettings(arabic_tokens=120, stages=(EMBEDDINGS,))


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
    (folder / "wordnet").mkdir()
    for name in ("noun", "verb", "adj", "adv"):
        line = f"01 04 {name[0]} 01 {name} 0 000 | the teacher of the doctor sold the boat\n"
        (folder / "wordnet" / f"data.{name}").write_text(line, encoding="utf-8")
    for name in NAMES:
        save_lines(folder / "parallel" / f"{name}.tsv.gz", ["Ali\tعلي"])
    return folder


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of random weights: its vectors mean nothing, but differ between sentences."""
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
    from transformers import BertConfig, BertModel

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
    reported: list[str] = []
    materials = Materials(data, data / "glossary.tsv", data / "wordnet")
    train_transformer(materials, out, replace(settings, english=english), reported.append)
    return reported


@pytest.fixture(scope="module")
def folder(data: Path, english: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("transformer") / "new"
    train(data, english, out)
    return out


def test_an_arabic_sentence_is_nearest_to_its_translation(folder: Path) -> None:
    encoder = TransformerEncoder(folder)
    english = encoder.encode_queries([english for english, _ in SENTENCES])
    arabic = encoder.encode_passages([arabic for _, arabic in SENTENCES])
    assert nearer_than_own(english, arabic) < len(SENTENCES) / 20  # chance: half of them


def nearer_than_own(one: Matrix, other: Matrix) -> float:
    """Return the median number of texts that are nearer to a text than the one of its own row."""
    cosines = one @ other.T
    return float(np.median((cosines > np.diag(cosines)[:, None]).sum(axis=1)))


def test_sentence_transformers_gives_the_same_vectors(folder: Path) -> None:
    texts = [text for pair in SENTENCES[:20] for text in pair]
    from sentence_transformers import SentenceTransformer

    exact = SentenceTransformer(str(folder), device="cpu").float().encode(texts)
    eight_bit = TransformerEncoder(folder).encode_passages(texts)
    assert (exact * eight_bit).sum(axis=1).min() > 0.95  # random weights are harder to quantise than learned ones


def test_english_embeddings_are_those_of_the_english_model(folder: Path, english: Path) -> None:
    from transformers import BertModel

    old, new = (BertModel.from_pretrained(each, dtype=torch.float32) for each in (english, folder))
    before, after = old.get_input_embeddings().weight, new.get_input_embeddings().weight
    assert len(after) > len(before)
    assert torch.equal(after[: len(before)], before.half().float())


def test_an_interrupted_training_resumes(data: Path, english: Path, folder: Path, tmp_path: Path) -> None:
    def stop(line: str) -> None:
        if "loss" in line:
            raise KeyboardInterrupt

    halves = replace(SMALL, stages=(replace(EMBEDDINGS, distil=replace(QUICK, checkpoint_every=20)),))
    materials = Materials(data, data / "glossary.tsv")
    with pytest.raises(KeyboardInterrupt):
        train_transformer(materials, tmp_path, replace(halves, english=english), stop)
    assert train(data, english, tmp_path, halves)[-1].startswith("stage 1, 40: loss")
    one, other = (TransformerEncoder(each).encode_passages([a for _, a in SENTENCES]) for each in (folder, tmp_path))
    assert np.allclose(one, other, atol=1e-3)
    assert not list(tmp_path.glob("*.pt"))


@pytest.mark.heavy
def test_later_stages_remove_layers_and_english_vectors_stay_near(
    data: Path, english: Path, folder: Path, tmp_path: Path
) -> None:
    reported = train(data, english, tmp_path, replace(SMALL, stages=(FEWER_LAYERS, RETRIEVAL), start_from=folder))
    assert [line.split(":")[0] for line in reported[-2:]] == ["stage 2, 80", "stage 3, 20"]
    assert json.loads((tmp_path / "config.json").read_text())["num_hidden_layers"] == 1
    texts = [english for english, _ in SENTENCES]
    before, after = (TransformerEncoder(each).encode_passages(texts) for each in (folder, tmp_path))
    assert nearer_than_own(before, after) < len(SENTENCES) / 10  # half of its layers are gone


def test_a_batch_has_texts_of_one_length_and_an_epoch_every_text_once() -> None:
    examples = bucketed([tuple(range(length)) for length in (3, 5, 3, 5, 3, 4)], range(6))
    epoch = list(batches(examples, DistilSettings(batch_tokens=6, steps=5)))
    assert sorted(number for batch in epoch for number in batch.targets.tolist()) == list(range(6))
    longer = list(batches(examples, DistilSettings(batch_tokens=6, steps=8)))
    assert all(torch.equal(one.token_ids, other.token_ids) for one, other in zip(longer, epoch, strict=False))
    assert len(longer) == 8


class _FakeStudent:
    """A student whose vectors depend on the second token, more or less clearly."""

    def __init__(self, clarity: float) -> None:
        self.clarity = clarity

    def encode(self, token_ids: torch.Tensor, _: torch.Tensor) -> torch.Tensor:
        meaning = torch.nn.functional.one_hot(token_ids[:, 1] % 50, 50).float()
        return torch.nn.functional.normalize(self.clarity * meaning + torch.ones(50))


def test_the_contrastive_loss_falls_as_questions_come_nearer_to_their_passages() -> None:
    loss = ContrastiveLoss([[((2, number, 3), (2, number + 50, 3)) for number in range(5, 45)]], seed=0)
    near, far = (float(loss(cast(Student, _FakeStudent(clarity)), step=0)) for clarity in (20.0, 0.5))
    assert near < far / 5


def test_definitions_come_with_the_word_they_define_and_their_examples(tmp_path: Path) -> None:
    line = '01 04 n 01 sea_wall 0 000 | a wall at the sea; keeps floods out; "the sea wall broke in the storm"'
    for name in ("data.noun", "data.verb", "data.adj", "data.adv"):
        (tmp_path / name).write_text("  1 This software is licensed\n" + f"{line}\n" * (name == "data.noun"))
    assert list(read_definitions(tmp_path)) == [
        "sea wall: a wall at the sea; keeps floods out",
        "the sea wall broke in the storm",
    ]


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
    with pytest.raises(ModelUnavailable, match="not installed"):
        teacher.teacher_folder()
