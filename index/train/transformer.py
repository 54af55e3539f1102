"""Makes the bundled transformer: an English sentence encoder that learns to read Arabic.

    English model ─> Arabic pieces ─> first vectors (alignment) ─> rows ─> fewer layers ─> retrieval ─> float16, int8

Seeded and resumable: what a stage has learned so far lies in `stage-N.pt` beside the model, and goes when the model is
whole. The first stage takes half an hour on a CPU; the others are for a GPU (minutes; days without one).
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.train.distil import SEED, Progress, distil
from index.train.lessons import Lessons, load_body
from index.train.model_folder import save
from index.train.pairs import SOURCES, Materials, Pair, read_glossary, read_names, read_source
from index.train.retrieval_pairs import held_out, read_news
from index.train.stages import STAGES, Stage
from index.train.student import Student, shallow
from index.train.teacher import teacher_folder
from index.train.vocabulary import PIECES, arabic_rows, extended_tokenizer, first_vectors

if TYPE_CHECKING:
    from transformers import BertModel

Say = Callable[[str], None]

# How often a text counts while the Arabic pieces are chosen: manuals, two thirds of all text, would decide alone.
_TIMES = {"glossary": 10, "tatoeba_anki": 6, "tico_terms_google": 6, "tico_terms_facebook": 6, "news": 2}
_LONGEST_ALIGNED = 140  # characters of Arabic
_SCALED_FROM, _SCALED_EVERY = 24, 15  # texts of each source, and how far apart
_SMALL_SOURCES = ("tatoeba_anki", "tico_terms_google", "tico_terms_facebook")


@dataclass(frozen=True, slots=True)
class TransformerSettings:
    """How the bundled transformer is made: its pieces, the manuals' sentences that its first vectors are aligned on.

    `english` is the sentence-transformers folder of a BERT with WordPiece, None for the pinned one. `begun` is a folder
    of a model to go on from with the first of `stages`, None to begin with the English one.
    """

    pieces: int = PIECES
    aligned_manuals: int = 110_000
    stages: tuple[Stage, ...] = STAGES
    seed: int = SEED
    english: Path | None = None
    begun: Path | None = None


BUNDLED = TransformerSettings()


def train_transformer(
    materials: Materials, out: Path, settings: TransformerSettings = BUNDLED, say: Say = print
) -> None:
    """Grow the bilingual model out of an English one and write its sentence-transformers folder into `out`.

    Args:
        say: takes a line of progress now and then.

    Raises:
        ModelUnavailable: the English model is not installed.
    """
    out.mkdir(parents=True, exist_ok=True)
    english = settings.english or teacher_folder()
    begun = settings.begun
    tokenizer = _saved_tokenizer(begun) if begun else _tokenizer(english, materials, settings.pieces)
    tokenizer.save(str(out / "tokenizer.json"))
    rows = arabic_rows(tokenizer)
    say(f"{len(rows):,} Arabic pieces")
    body = (
        load_body(begun) if begun else _grown(load_body(english), tokenizer, _aligned_pairs(materials, settings), rows)
    )
    lessons = Lessons(materials, tokenizer, rows, english)
    for stage in settings.stages:
        student, report = _student(body, rows, stage), partial(_report, say, stage.number)
        distil(student, lessons.of(stage), stage.distil, Progress(_checkpoint(out, stage), report))
        body = student.whole()
    save(body, out, lessons.read([text for pair in _some_texts(materials) for text in pair]))
    for stage in settings.stages:
        _checkpoint(out, stage).unlink()


def _checkpoint(out: Path, stage: Stage) -> Path:
    return out / f"stage-{stage.number}.pt"


def _report(say: Say, stage: int, step: int, loss: float) -> None:
    say(f"stage {stage}, {step}: loss {loss:.3f}")


def _grown(body: "BertModel", tokenizer: Tokenizer, pairs: Sequence[Pair], rows: NDArray[np.int64]) -> "BertModel":
    """Return the English model with Arabic pieces whose vectors are those of what they are aligned with."""
    vectors = first_vectors(tokenizer, body.get_input_embeddings().weight.detach().numpy(), pairs, rows)
    body.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    with torch.no_grad():
        body.get_input_embeddings().weight[torch.from_numpy(rows)] = torch.from_numpy(vectors)
    return body


def _student(body: "BertModel", arabic: NDArray[np.int64], stage: Stage) -> Student:
    """Return the body with what the stage learns: Arabic rows, or all rows and the layers that it keeps."""
    if not stage.layers:
        return Student(body, arabic)
    return Student(shallow(body, stage.layers), np.arange(len(body.get_input_embeddings().weight)))


def _saved_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def _some_texts(materials: Materials) -> list[tuple[str, str]]:
    """Return (English, Arabic) of every kind of text, from which the graph's numbers are scaled."""
    kinds = [read_glossary(materials.glossary), *(read_source(materials.data, source) for source in SOURCES)]
    pairs = [pair for kind in kinds for pair in islice(kind, 0, _SCALED_FROM * _SCALED_EVERY, _SCALED_EVERY)]
    return [(pair.english, pair.arabic) for pair in pairs]


def _tokenizer(english: Path, materials: Materials, pieces: int) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(english / "tokenizer.json"))
    return extended_tokenizer(tokenizer, _arabic_texts(materials), pieces)


def _arabic_texts(materials: Materials) -> Iterator[str]:
    """Yield the texts that the Arabic pieces are chosen from, each as often as it counts."""
    data = materials.data
    for source in SOURCES:
        yield from (pair.arabic for pair in read_source(data, source) for _ in range(_TIMES.get(source.name, 1)))
    yield from (pair.arabic for pair in read_glossary(materials.glossary) for _ in range(_TIMES["glossary"]))
    yield from (pair.arabic for pair in read_names(data))
    news = (f"{title} {text}" for title, text in read_news(data) if not held_out(title))
    yield from (text for text in news for _ in range(_TIMES["news"]))


def _aligned_pairs(materials: Materials, settings: TransformerSettings) -> list[Pair]:
    """Return the pairs that first vectors are aligned on: all of the small sources, a draw of the manuals."""
    pairs = {source.name: list(read_source(materials.data, source)) for source in SOURCES}
    small = [pair for name in _SMALL_SOURCES for pair in pairs[name]]
    short = [pair for each in pairs.values() for pair in each if len(pair.arabic) < _LONGEST_ALIGNED]
    drawn = random.Random(settings.seed).sample(short, min(len(short), settings.aligned_manuals))
    return [*read_glossary(materials.glossary), *read_names(materials.data), *drawn, *small]
