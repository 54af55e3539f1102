"""Makes the bundled transformer: an English sentence encoder that learns to read Arabic.

    English model ─> Arabic pieces ─> first vectors (alignment) ─> rows ─> fewer layers ─> retrieval ─> float16, int8

Seeded and resumable: what a stage has learned so far lies in `stage-N.pt` beside the model, and goes when the model is
whole. The first stage takes half an hour on a CPU; the others are for a GPU (minutes; days without one).
"""

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.train.contrast import Contrast, read_asked
from index.train.distil import SEED, DistilSettings, Shelf, Student, distil, shallow, shelves, teach
from index.train.distil_texts import EVERYTHING, FIRST, Mix, distil_texts, read_names
from index.train.onnx_export import export_int8
from index.train.pairs import SOURCES, Pair, read_glossary, read_source
from index.train.retrieval_pairs import held_apart, read_news
from index.train.teacher import teacher_folder
from index.train.vocabulary import PIECES, arabic_rows, extended_tokenizer, first_vectors
from index.vectors.transformer_encoder import GRAPH, WINDOW
from index.words.glossary import GLOSSARY
from index.words.lexicon import Lexicon

if TYPE_CHECKING:
    from transformers import BertModel

Say = Callable[[str], None]

# How often a text counts while the Arabic pieces are chosen: manuals, two thirds of all text, would decide alone.
_TIMES = {"glossary": 10, "tatoeba_anki": 6, "tico_terms_google": 6, "tico_terms_facebook": 6, "news": 2}
_LONGEST_ALIGNED = 140  # characters of Arabic
_SCALED_FROM, _SCALED_EVERY = 24, 15  # texts of each source, and how far apart
_MARKS = 2  # [CLS] and [SEP]
_SMALL_SOURCES = ("tatoeba_anki", "tico_terms_google", "tico_terms_facebook")


@dataclass(frozen=True, slots=True)
class Stage:
    """One training: what it draws, and how it learns.

    Texts of more pieces than `longest` are left out (none, if it is the window, where longer ones are cut off);
    `longest_english` is where their translations are cut off. `layers` are kept of the body, and learned with all of
    the rows; 0: only the Arabic rows are. With `contrast`, passages are told apart for their questions as well.
    """

    mix: Mix
    distil: DistilSettings
    longest: int = WINDOW
    longest_english: int = WINDOW
    layers: int = 0
    contrast: bool = False

    @property
    def draws(self) -> tuple[object, ...]:
        """Return what its examples depend on: stages of the same are taught from the same ones."""
        return self.mix, self.distil.seed, self.longest, self.longest_english


_FEWER_LAYERS = DistilSettings(
    batch_tokens=65_536,
    most_rows=4_096,
    pool=8_192,
    learning_rate=5e-4,
    layers_rate=5e-4,
    warm_up=100,
    steps=2_500,
    checkpoint_every=500,
)
_RETRIEVAL = DistilSettings(
    batch_tokens=32_768, most_rows=2_048, learning_rate=1e-4, layers_rate=5e-5, steps=200, checkpoint_every=100
)
STAGES = (
    Stage(FIRST, DistilSettings(), longest=46, longest_english=62),
    Stage(EVERYTHING, _FEWER_LAYERS, layers=4),
    Stage(EVERYTHING, _RETRIEVAL, layers=4, contrast=True),
)


@dataclass(frozen=True, slots=True)
class TransformerSettings:
    """How the bundled transformer is made: its pieces, the manuals' sentences that its first vectors are aligned on."""

    pieces: int = PIECES
    aligned_manuals: int = 110_000
    stages: tuple[Stage, ...] = STAGES
    seed: int = SEED


BUNDLED = TransformerSettings()


def train_transformer(
    data: Path,
    out: Path,
    settings: TransformerSettings = BUNDLED,
    *,
    english: Path | None = None,
    begun: Path | None = None,
    first: int = 1,
    last: int = len(STAGES),
    glossary: Path = GLOSSARY,
    definitions: Path | None = None,
    say: Say = print,
) -> None:
    """Grow the bilingual model out of an English one and write its sentence-transformers folder into `out`.

    Args:
        english: sentence-transformers folder of a BERT with WordPiece; None for the pinned one.
        begun: folder of a model to go on from with stage `first`; None to begin with the English one.
        first: the stage to begin with.
        last: the last stage to train.
        definitions: folder of WordNet's data files, for the later stages; None to do without.
        say: takes a line of progress now and then.

    Raises:
        ModelUnavailable: the English model is not installed.
    """
    out.mkdir(parents=True, exist_ok=True)
    source = english or teacher_folder()
    tokenizer = _tokenizer(source, data, glossary, settings.pieces) if begun is None else _saved_tokenizer(begun)
    tokenizer.save(str(out / "tokenizer.json"))
    rows = arabic_rows(tokenizer)
    say(f"{len(rows):,} Arabic pieces")
    body = _body(begun) if begun else _grown(_body(source), tokenizer, _aligned_pairs(data, glossary, settings), rows)
    read = partial(_read_as, tokenizer=tokenizer)
    checkpoints = []
    stages = list(enumerate(settings.stages, 1))[first - 1 : last]
    for _, group in groupby(stages, key=lambda numbered: numbered[1].draws):
        alike = list(group)
        _, one = alike[0]
        drawn = distil_texts(data, Lexicon.load(), one.distil.seed, one.mix, glossary, definitions)
        examples, english_texts = _examples(chain.from_iterable(drawn.values()), read, int(rows[0]), one)
        taught = teach(_body(source), english_texts)
        for number, stage in alike:
            checkpoints.append(out / f"stage-{number}.pt")
            student = _student(body, rows, stage)
            beside = Contrast(list(read_asked(data, read)), stage.distil.seed) if stage.contrast else None
            report = partial(_report, say, number)
            distil(student, examples, taught, stage.distil, checkpoints[-1], report, beside)
            body = student.whole()
    save(body, out, read([text for pair in _some_texts(data, glossary) for text in pair]))
    for checkpoint in checkpoints:
        checkpoint.unlink()


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


def _some_texts(data: Path, glossary: Path) -> list[tuple[str, str]]:
    """Return (English, Arabic) of every kind of text, from which the graph's numbers are scaled."""
    kinds = [read_glossary(glossary), *(read_source(data, source) for source in SOURCES)]
    pairs = [pair for kind in kinds for pair in islice(kind, 0, _SCALED_FROM * _SCALED_EVERY, _SCALED_EVERY)]
    return [(pair.english, pair.arabic) for pair in pairs]


def _read_as(texts: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    """Return the piece numbers of raw texts, cut off at the window, between [CLS] and [SEP]."""
    vocabulary = tokenizer.get_vocab()
    first, last = vocabulary["[CLS]"], vocabulary["[SEP]"]
    read = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    return [[first, *encoding.ids[:WINDOW], last] for encoding in read]


def save(body: "BertModel", out: Path, texts: Sequence[Sequence[int]]) -> None:
    """Write weights (float16) and graph (int8) beside the tokenizer in `out`, laid out for sentence-transformers.

    Args:
        texts: piece numbers of some texts, from which the graph's numbers are scaled.
    """
    export_int8(body, out / GRAPH, texts)
    body.half().save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)
    (out / "1_Pooling").mkdir(exist_ok=True)
    for name, content in _folder_files(body).items():
        (out / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _folder_files(body: "BertModel") -> dict[str, object]:
    kinds = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    modules = [
        {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for at, (path, kind) in enumerate(kinds.items())
    ]
    marks = {f"{name}_token": f"[{name.upper()}]" for name in ("cls", "sep", "pad", "unk", "mask")}
    # The plain class reads tokenizer.json as it is; that of BERT would fold in its own way.
    tokenizer = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": WINDOW + 2, **marks}
    return {
        "modules.json": modules,
        "1_Pooling/config.json": {
            "word_embedding_dimension": body.config.hidden_size,
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": WINDOW + 2, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "similarity_fn_name": "cosine",
            "prompts": {},
            "default_prompt_name": None,
        },
        "tokenizer_config.json": tokenizer,
    }


def _body(folder: Path) -> "BertModel":
    from transformers import BertModel  # brings pandas and scikit-learn along

    body: BertModel = BertModel.from_pretrained(folder, dtype=torch.float32)
    return body.eval()


def _tokenizer(english: Path, data: Path, glossary: Path, pieces: int) -> Tokenizer:
    def texts() -> Iterator[str]:
        for source in SOURCES:
            yield from (pair.arabic for pair in read_source(data, source) for _ in range(_TIMES.get(source.name, 1)))
        yield from (pair.arabic for pair in read_glossary(glossary) for _ in range(_TIMES["glossary"]))
        yield from (pair.arabic for pair in read_names(data))
        yield from (f"{title} {text}" for title, text in _news(data) for _ in range(_TIMES["news"]))

    return extended_tokenizer(Tokenizer.from_file(str(english / "tokenizer.json")), texts(), pieces)


def _news(data: Path) -> Iterator[tuple[str, str]]:
    return ((title, text) for title, text in read_news(data) if not held_apart(title))


def _aligned_pairs(data: Path, glossary: Path, settings: TransformerSettings) -> list[Pair]:
    """Return the pairs that first vectors are aligned on: all of the small sources, a draw of the manuals."""
    pairs = {source.name: list(read_source(data, source)) for source in SOURCES}
    small = [pair for name in _SMALL_SOURCES for pair in pairs[name]]
    short = [pair for each in pairs.values() for pair in each if len(pair.arabic) < _LONGEST_ALIGNED]
    drawn = random.Random(settings.seed).sample(short, min(len(short), settings.aligned_manuals))
    return [*read_glossary(glossary), *read_names(data), *drawn, *small]


def _examples(
    pairs: Iterable[Pair], read: Callable[[Sequence[str]], list[list[int]]], english_pieces: int, stage: Stage
) -> tuple[list[Shelf], list[Shelf]]:
    """Return the examples, and the distinct English texts that they are taught by."""
    drawn = list(pairs)
    texts, teachers = [], []
    numbers: dict[tuple[int, ...], int] = {}
    for own, english in zip(read([p.arabic for p in drawn]), read([p.english for p in drawn]), strict=True):
        taught = (*english[:-1][: stage.longest_english + 1], english[-1])
        # The teacher has no vectors for Arabic pieces.
        if min(len(own), len(english)) > _MARKS and len(own) <= stage.longest + _MARKS and max(taught) < english_pieces:
            texts.append(own)
            teachers.append(numbers.setdefault(taught, len(numbers)))
    return shelves(texts, teachers), shelves(list(numbers), range(len(numbers)))
