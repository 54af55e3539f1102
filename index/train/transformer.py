"""Makes the bundled transformer: an English sentence encoder that learns to read Arabic.

    English model ─> Arabic pieces ─> first vectors (alignment) ─> stages of distillation ─> float16, int8

Seeded and resumable: what a stage has learned so far lies in `stage-N.pt` beside the model, and goes when the model is
whole. Hours on a CPU.
"""

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

from index.train.distil import SEED, DistilSettings, Example, Pieces, Student, Teacher, distil
from index.train.distil_texts import FIRST, SECOND, THIRD, Mix, distil_texts, read_names
from index.train.onnx_export import export_int8
from index.train.pairs import GLOSSARY, SOURCES, Pair, read_glossary, read_source
from index.train.retrieval_pairs import held_apart, read_news
from index.train.teacher import teacher_folder
from index.train.vocabulary import PIECES, arabic_rows, extended_tokenizer, first_vectors
from index.vectors.transformer_encoder import GRAPH, WINDOW, TransformerEncoder
from index.words.lexicon import Lexicon

Say = Callable[[str], None]

# How often a text counts while the Arabic pieces are chosen: manuals, two thirds of all text, would decide alone.
_TIMES = {"glossary": 10, "tatoeba_anki": 6, "tico_terms_google": 6, "tico_terms_facebook": 6, "news": 2}
_LONGEST_ALIGNED = 140  # characters of Arabic
_SCALED_FROM, _SCALED_EVERY = 24, 15  # texts of each source, and how far apart
_SMALL_SOURCES = ("tatoeba_anki", "tico_terms_google", "tico_terms_facebook")


@dataclass(frozen=True, slots=True)
class Stage:
    """One training: what it draws, and how it learns.

    Texts of more pieces than `longest` are left out; `longest_english` is where their translations are cut off.
    """

    mix: Mix
    distil: DistilSettings
    longest: int
    longest_english: int


STAGES = (
    Stage(FIRST, DistilSettings(), longest=46, longest_english=62),
    Stage(SECOND, DistilSettings(learning_rate=5e-4, steps=4_000), longest=62, longest_english=62),
    Stage(THIRD, DistilSettings(learning_rate=1e-4, layers_rate=5e-5, steps=600), longest=160, longest_english=160),
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
    last: int = 1,
    glossary: Path = GLOSSARY,
    say: Say = print,
) -> None:
    """Grow the bilingual model out of an English one and write its sentence-transformers folder into `out`.

    Args:
        english: sentence-transformers folder of a BERT with WordPiece; None for the pinned one.
        begun: folder of a model to go on from with stage `first`; None to begin with the English one.
        last: the last stage to train; the bundled model has the first one alone behind it.
        say: takes a line of progress now and then.

    Raises:
        ModelUnavailable: the English model is not installed.
    """
    out.mkdir(parents=True, exist_ok=True)
    source = english or teacher_folder()
    tokenizer = _tokenizer(source, data, glossary, settings.pieces) if begun is None else _saved_tokenizer(begun)
    tokenizer.save(str(out / "tokenizer.json"))
    body = _body(source)
    english_pieces = len(body.get_input_embeddings().weight)
    texts = _some_texts(data, glossary)
    # The graph of the English model, for the teacher's vectors.
    export_int8(body, out / GRAPH, _read_as([english for english, _ in texts], tokenizer))
    rows = arabic_rows(tokenizer)
    say(f"{len(rows):,} Arabic pieces")
    student = _begun(begun, rows) if begun else _grown(body, tokenizer, _aligned_pairs(data, glossary, settings), rows)
    encoder = TransformerEncoder(out)
    checkpoints = []
    for number, stage in list(enumerate(settings.stages, 1))[first - 1 : last]:
        drawn = distil_texts(data, Lexicon.load(), stage.distil.seed, stage.mix, glossary)
        examples, taught = _examples(encoder, chain.from_iterable(drawn.values()), english_pieces, stage)
        teacher = Teacher(encoder.encode_pieces, taught, body.config.hidden_size)
        checkpoints.append(out / f"stage-{number}.pt")
        distil(student, examples, teacher, stage.distil, checkpoints[-1], partial(_report, say, number))
    save(student.whole(), out, _read_as([text for pair in texts for text in pair], tokenizer))
    for checkpoint in checkpoints:
        checkpoint.unlink()


def _report(say: Say, stage: int, step: int, loss: float) -> None:
    say(f"stage {stage}, {step}: loss {loss:.3f}")


def _grown(body: BertModel, tokenizer: Tokenizer, pairs: Sequence[Pair], rows: NDArray[np.int64]) -> Student:
    """Return the English model with Arabic pieces whose vectors are those of what they are aligned with."""
    english_vectors = body.get_input_embeddings().weight.detach().numpy()
    vectors = first_vectors(tokenizer, english_vectors, pairs, rows)
    body.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    return Student(body, rows, vectors)


def _begun(folder: Path, rows: NDArray[np.int64]) -> Student:
    body = _body(folder)
    return Student(body, rows, body.get_input_embeddings().weight.detach().numpy()[rows])


def _saved_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def _some_texts(data: Path, glossary: Path) -> list[tuple[str, str]]:
    """Return (English, Arabic) of every kind of text, from which the graph's numbers are scaled."""
    kinds = [read_glossary(glossary), *(read_source(data, source) for source in SOURCES)]
    pairs = [pair for kind in kinds for pair in islice(kind, 0, _SCALED_FROM * _SCALED_EVERY, _SCALED_EVERY)]
    return [(pair.english, pair.arabic) for pair in pairs]


def _read_as(texts: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    return [encoding.ids[:WINDOW] for encoding in tokenizer.encode_batch_fast(texts)]


def save(body: BertModel, out: Path, texts: Sequence[Sequence[int]]) -> None:
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


def _folder_files(body: BertModel) -> dict[str, object]:
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


def _body(folder: Path) -> BertModel:
    # Plain attention, because the fused one cannot be exported.
    body: BertModel = BertModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32)
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
    encoder: TransformerEncoder, pairs: Iterable[Pair], english_pieces: int, stage: Stage
) -> tuple[list[Example], list[Pieces]]:
    """Return the examples, and the pieces of the distinct English texts that they are taught by."""
    numbers: dict[tuple[int, ...], int] = {}
    examples = []
    for pair in pairs:
        english, own = tuple(encoder.pieces(pair.english)[: stage.longest_english]), encoder.pieces(pair.arabic)
        # The teacher has no vectors for Arabic pieces.
        if english and 0 < len(own) <= stage.longest and max(english) < english_pieces:
            examples.append(Example(encoder.marked(own), numbers.setdefault(english, len(numbers))))
    return examples, list(numbers)
