"""Makes the bundled transformer: an English sentence encoder that learns to read Arabic.

    English model ─> Arabic pieces ─> first vectors (alignment) ─> learned rows (distillation) ─> float16 and int8

Seeded and resumable: what is learned so far lies in `rows.pt` beside the model, and goes when the model is whole. Hours
on a CPU.
"""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tokenizers import Tokenizer
from transformers import BertModel

from index.train.distil import DistilSettings, Example, Pieces, RowTrainer, Teacher, distil
from index.train.distil_texts import distil_texts, read_names
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
_LONGEST_ENGLISH = 62  # pieces; the rest is cut off
_LONGEST_ARABIC = 46  # pieces; longer texts cost more than they teach
_SMALL_SOURCES = ("tatoeba_anki", "tico_terms_google", "tico_terms_facebook")


@dataclass(frozen=True, slots=True)
class TransformerSettings:
    """How the bundled transformer is made: its pieces, the manuals' sentences that its first vectors are aligned on."""

    pieces: int = PIECES
    aligned_manuals: int = 110_000
    distil: DistilSettings = field(default_factory=DistilSettings)


BUNDLED = TransformerSettings()


def train_transformer(
    data: Path,
    out: Path,
    settings: TransformerSettings = BUNDLED,
    *,
    english: Path | None = None,
    glossary: Path = GLOSSARY,
    say: Say = print,
) -> None:
    """Grow the bilingual model out of an English one and write its sentence-transformers folder into `out`.

    Args:
        english: sentence-transformers folder of a BERT with WordPiece; None for the pinned one.
        say: takes a line of progress now and then.

    Raises:
        ModelUnavailable: the English model is not installed.
    """
    source = english or teacher_folder()
    body = _body(source)
    export_int8(body, out / GRAPH)  # of the English model, for the teacher's vectors
    tokenizer = _tokenizer(source, data, glossary, settings.pieces)
    tokenizer.save(str(out / "tokenizer.json"))
    teacher_encoder = TransformerEncoder(out)
    rows = arabic_rows(tokenizer)
    english_vectors = body.get_input_embeddings().weight.detach().numpy()
    vectors = first_vectors(tokenizer, english_vectors, _aligned_pairs(data, glossary, settings), rows)
    say(f"{len(rows):,} Arabic pieces have their first vectors")
    english_pieces = len(english_vectors)
    body.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    trainer = RowTrainer(body, rows, vectors)
    drawn = distil_texts(data, Lexicon.load(), settings.distil.seed, glossary)
    examples, texts = _examples(teacher_encoder, chain.from_iterable(drawn.values()), english_pieces)
    teacher = Teacher(teacher_encoder.encode_pieces, texts, body.config.hidden_size)
    checkpoint = out / "rows.pt"
    distil(trainer, examples, teacher, settings.distil, checkpoint, lambda step, loss: say(f"{step}: loss {loss:.3f}"))
    save(trainer.whole(), out)
    checkpoint.unlink()


def save(body: BertModel, out: Path) -> None:
    """Write weights (float16) and graph (int8) beside the tokenizer in `out`, laid out for sentence-transformers."""
    export_int8(body, out / GRAPH)
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
    body: BertModel = BertModel.from_pretrained(folder, attn_implementation="eager")
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
    drawn = random.Random(settings.distil.seed).sample(short, min(len(short), settings.aligned_manuals))
    return [*read_glossary(glossary), *read_names(data), *drawn, *small]


def _examples(
    encoder: TransformerEncoder, pairs: Iterable[Pair], english_pieces: int
) -> tuple[list[Example], list[Pieces]]:
    """Return the examples, and the pieces of the distinct English texts that they are taught by."""
    numbers: dict[tuple[int, ...], int] = {}
    examples = []
    for pair in pairs:
        english, arabic = tuple(encoder.pieces(pair.english)[:_LONGEST_ENGLISH]), encoder.pieces(pair.arabic)
        # The teacher has no vectors for Arabic pieces.
        if english and 0 < len(arabic) <= _LONGEST_ARABIC and max(english) < english_pieces:
            examples.append(Example(encoder.marked(arabic), numbers.setdefault(english, len(numbers))))
    return examples, list(numbers)
