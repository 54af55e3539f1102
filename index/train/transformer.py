"""Trains the bundled transformer: an English sentence encoder, extended to Arabic.

    English model ─> Arabic tokens ─> initial embeddings (alignment) ─> stages of distillation ─> float16 and int8

The result is determined by the seed, up to floating-point order. An interrupted training resumes from the checkpoints
`stage-N.pt` in the output folder, which are deleted at the end. The first stage takes half an hour on a CPU; the others
are meant for a GPU (minutes there, days on a CPU).
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.train.contrast import ContrastiveLoss, read_contrast_sources
from index.train.distil import SEED, AuxiliaryLoss, Progress, distil
from index.train.model_folder import save
from index.train.pairs import SOURCES, Materials, Pair, read_glossary, read_names, read_source
from index.train.retrieval_pairs import held_out, read_news
from index.train.stages import STAGES, Stage
from index.train.student import Student, keep_layers
from index.train.teacher import load_bert, teacher_folder
from index.train.training_data import Tokenize, distil_set, window_tokenizer
from index.train.vocabulary import ARABIC_TOKENS, arabic_ids, extended_tokenizer, initial_embeddings

if TYPE_CHECKING:
    from transformers import BertModel

Report = Callable[[str], None]

_VOCABULARY_REPEATS = {
    "glossary": 10,
    "tatoeba_anki": 6,
    "tico_terms_google": 6,
    "tico_terms_facebook": 6,
    "news": 2,
}
"""How often a text counts in learning the vocabulary: manuals, two thirds of all text, would dominate it otherwise."""

_ALIGNED_CHARACTERS = 140
"""Arabic sentences of manuals below this length are aligned; chosen."""

_CALIBRATION_TEXTS, _CALIBRATION_STRIDE = 24, 15
"""Pairs of each source by which quantisation is calibrated, and how far apart these are; chosen."""

_SMALL_SOURCES = ("tatoeba_anki", "tico_terms_google", "tico_terms_facebook")


@dataclass(frozen=True, slots=True)
class TransformerSettings:
    """Hyperparameters; the defaults are those of the bundled transformer.

    Attributes:
        arabic_tokens: upper bound of Arabic tokens in the vocabulary.
        aligned_sentences: how many short sentences of manuals the initial embeddings are aligned on.
        english: sentence-transformers folder of the teacher, a BERT with WordPiece; None for the pinned one.
        start_from: folder of a trained model to continue with; None to start from the teacher.
    """

    arabic_tokens: int = ARABIC_TOKENS
    aligned_sentences: int = 110_000
    stages: tuple[Stage, ...] = STAGES
    seed: int = SEED
    english: Path | None = None
    start_from: Path | None = None


BUNDLED = TransformerSettings()


def train_transformer(
    materials: Materials, out: Path, settings: TransformerSettings = BUNDLED, report: Report = print
) -> None:
    """Train the bilingual model, and write its sentence-transformers folder into `out`.

    Args:
        report: called with lines of progress.

    Raises:
        ModelUnavailable: the teacher is not installed.
    """
    out.mkdir(parents=True, exist_ok=True)
    teacher = settings.english or teacher_folder()
    tokenizer = _tokenizer(teacher, materials, settings)
    tokenizer.save(str(out / "tokenizer.json"))
    ids = arabic_ids(tokenizer)
    report(f"{len(ids):,} Arabic tokens")
    if settings.start_from:
        model = load_bert(settings.start_from)
    else:
        model = _with_arabic_tokens(load_bert(teacher), tokenizer, _alignment_pairs(materials, settings), ids)
    tokenize = window_tokenizer(tokenizer)
    for _, stages in groupby(settings.stages, attrgetter("examples_key")):
        first, *others = stages
        data = distil_set(materials, tokenizer, teacher, first)
        for stage in (first, *others):
            student = _student(model, ids, stage)
            progress = Progress(_checkpoint(out, stage), partial(_report_step, report, stage.number))
            distil(student, data, stage.distil, progress, _auxiliary_loss(materials, tokenize, stage))
            model = student.trained_model()
    save(model, out, tokenize([text for pair in _calibration_pairs(materials) for text in (pair.english, pair.arabic)]))
    for stage in settings.stages:
        _checkpoint(out, stage).unlink()


def _checkpoint(out: Path, stage: Stage) -> Path:
    return out / f"stage-{stage.number}.pt"


def _report_step(report: Report, stage: int, step: int, loss: float) -> None:
    report(f"stage {stage}, {step}: loss {loss:.3f}")


def _tokenizer(teacher: Path, materials: Materials, settings: TransformerSettings) -> Tokenizer:
    """Return the tokenizer of the model to continue with, or the teacher's extended by Arabic tokens."""
    loaded = Tokenizer.from_file(str((settings.start_from or teacher) / "tokenizer.json"))
    if settings.start_from:
        return loaded
    return extended_tokenizer(loaded, _vocabulary_texts(materials), settings.arabic_tokens)


def _with_arabic_tokens(
    model: "BertModel", tokenizer: Tokenizer, pairs: Sequence[Pair], ids: NDArray[np.int64]
) -> "BertModel":
    """Return the English model with initial embeddings of the Arabic tokens `ids`, aligned on `pairs`."""
    english = model.get_input_embeddings().weight.detach().numpy()
    embeddings = initial_embeddings(tokenizer, english, pairs, ids)
    model.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    with torch.no_grad():
        model.get_input_embeddings().weight[torch.from_numpy(ids)] = torch.from_numpy(embeddings)
    return model


def _student(model: "BertModel", ids: NDArray[np.int64], stage: Stage) -> Student:
    """Return the student of a stage, which trains the embeddings of `ids`, or all embeddings and the layers kept."""
    if not stage.layers:
        return Student(model, ids)
    return Student(keep_layers(model, stage.layers), np.arange(len(model.get_input_embeddings().weight)))


def _auxiliary_loss(materials: Materials, tokenize: Tokenize, stage: Stage) -> AuxiliaryLoss | None:
    if not stage.contrast:
        return None
    return ContrastiveLoss(list(read_contrast_sources(materials.data, tokenize)), stage.distil.seed)


def _vocabulary_texts(materials: Materials) -> Iterator[str]:
    """Yield the Arabic texts that the vocabulary is learned on, those of `_VOCABULARY_REPEATS` repeatedly."""
    data, repeats = materials.data, _VOCABULARY_REPEATS
    for source in SOURCES:
        yield from (pair.arabic for pair in read_source(data, source) for _ in range(repeats.get(source.name, 1)))
    yield from (pair.arabic for pair in read_glossary(materials.glossary) for _ in range(repeats["glossary"]))
    yield from (pair.arabic for pair in read_names(data))
    news = (f"{title} {text}" for title, text in read_news(data) if not held_out(title))
    yield from (text for text in news for _ in range(repeats["news"]))


def _alignment_pairs(materials: Materials, settings: TransformerSettings) -> list[Pair]:
    """Return the pairs that initial embeddings are aligned on: glossary, names, a sample of short sentences, and all of
    the small sources."""
    pairs = {source.name: list(read_source(materials.data, source)) for source in SOURCES}
    small = [pair for name in _SMALL_SOURCES for pair in pairs[name]]
    short = [pair for each in pairs.values() for pair in each if len(pair.arabic) < _ALIGNED_CHARACTERS]
    sample = random.Random(settings.seed).sample(short, min(len(short), settings.aligned_sentences))
    return [*read_glossary(materials.glossary), *read_names(materials.data), *sample, *small]


def _calibration_pairs(materials: Materials) -> list[Pair]:
    """Return some pairs of every source, by which quantisation is calibrated."""
    sources = [read_glossary(materials.glossary), *(read_source(materials.data, source) for source in SOURCES)]
    stop = _CALIBRATION_TEXTS * _CALIBRATION_STRIDE
    return [pair for source in sources for pair in islice(source, 0, stop, _CALIBRATION_STRIDE)]
