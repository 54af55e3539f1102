"""Makes the bundled static encoder: a mean of token vectors, one space for both languages.

A Unigram tokenizer is trained on the folded texts; then its token vectors are learned from scratch so that a text lies
near its translation and a heading near its section (cross entropy over the other pairs of the batch, both ways).
Source: multiple-negatives ranking loss (Henderson et al., 2017), static embeddings as in sentence-transformers'
`StaticEmbedding`. Seeded; minutes on a CPU.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from torch.nn.functional import cross_entropy, normalize

from corpus.fold import fold
from index.train.pairs import SOURCES, read_glossary, read_source
from index.train.retrieval_pairs import question_passage_pairs
from index.words.glossary import GLOSSARY

_LONGEST = 256
_UNKNOWN = "<unk>"
_PADDING = "<pad>"
_SPECIAL = 2
_SCORE_DIGITS = 4
_RARE_LETTER_STEP = 1e-4  # of tokenizers' UnigramTrainer
_DIGITS = ("٠۰", "١۱", "٢۲", "٣۳", "٤۴", "٥۵", "٦۶", "٧۷", "٨۸", "٩۹")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class StaticSettings:
    """How large the encoder is and how it is trained; the defaults are those of the bundled one.

    `scale` multiplies cosines before the softmax; `first_spread` is the standard deviation of the vectors at the start.
    """

    pieces: int = 48_000
    dimensions: int = 256
    batch: int = 2_048
    epochs: int = 4
    scale: float = 20.0
    learning_rate: float = 0.02
    first_spread: float = 0.1
    seed: int = 20_261_123


BUNDLED = StaticSettings()


def train_static(data: Path, out: Path, settings: StaticSettings = BUNDLED, *, glossary: Path = GLOSSARY) -> None:
    """Learn tokenizer and vectors from data and glossary and write a sentence-transformers folder into `out`."""
    sets = list(_training_sets(data, glossary))
    tokenizer = train_tokenizer((text for pairs in sets for pair in pairs for text in pair), settings.pieces)
    save(tokenizer, train_vectors(tokenizer, sets, settings), out)


def _training_sets(data: Path, glossary: Path) -> Iterator[Pairs]:
    for source in SOURCES:
        yield [(pair.english, pair.arabic) for pair in read_source(data, source)]
    yield [(pair.english, pair.arabic) for pair in read_glossary(glossary)]
    for _, pairs in question_passage_pairs(data):
        yield pairs


def train_tokenizer(texts: Iterable[str], pieces: int) -> Tokenizer:
    """Return a Unigram tokenizer of at most `pieces` over folded text.

    Its own normaliser folds raw text alike, for those who load it bare.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(r"[^\w\s]|\s+"), "removed"), pre_tokenizers.Metaspace()]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=pieces, special_tokens=[_PADDING, _UNKNOWN], unk_token=_UNKNOWN, show_progress=False
    )
    tokenizer.train_from_iterator((fold(text) for text in texts), trainer)
    tokenizer.normalizer = raw_text_normalizer()
    return _in_fixed_order(tokenizer)


def _in_fixed_order(tokenizer: Tokenizer) -> Tokenizer:
    """Return the tokenizer with its pieces in an order, and with scores, that no accident of the trainer decides.

    Its threads add up in any order, so scores are rounded; and letters too rare for a piece of their own come last, a
    step apart from each other in the order of a hash table, so they are all given the least score.
    """
    state = json.loads(tokenizer.to_str())
    special, pieces = state["model"]["vocab"][:_SPECIAL], state["model"]["vocab"][_SPECIAL:]
    least = min(score for _, score in pieces)
    rare = least + _RARE_LETTER_STEP * sum(len(piece) == 1 for piece, _ in pieces)
    settled = [[p, round(least if len(p) == 1 and score < rare else score, _SCORE_DIGITS)] for p, score in pieces]
    state["model"]["vocab"] = special + sorted(settled, key=lambda entry: (-entry[1], entry[0]))
    return Tokenizer.from_str(json.dumps(state))


def raw_text_normalizer() -> normalizers.Normalizer:
    """Return the part of `corpus.fold` that the tokenizers library can express: they agree on usual text."""
    return normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"[\u0640\u0621\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad]"), ""),
            normalizers.Replace(Regex("[ىی]"), "ي"),
            normalizers.Replace(Regex("[ةہھ]"), "ه"),
            normalizers.Replace(Regex("[کگ]"), "ك"),
            *(normalizers.Replace(a, b) for a, b in zip("چپڤژٱ", "جبفزا", strict=True)),
            *(normalizers.Replace(Regex(f"[{digits}]"), str(n)) for n, digits in enumerate(_DIGITS)),
        ]
    )


def train_vectors(tokenizer: Tokenizer, sets: Sequence[Pairs], settings: StaticSettings) -> NDArray[np.float32]:
    """Return float32 (pieces, dimensions) token vectors."""
    torch.manual_seed(settings.seed)
    bag = torch.nn.EmbeddingBag(tokenizer.get_vocab_size(), settings.dimensions, mode="mean", sparse=True)
    torch.nn.init.normal_(bag.weight, std=settings.first_spread)
    encoded = [(_tokens(tokenizer, [a for a, _ in pairs]), _tokens(tokenizer, [b for _, b in pairs])) for pairs in sets]
    optimizer = torch.optim.SparseAdam(bag.parameters(), lr=settings.learning_rate)
    sizes = [len(pairs) for pairs in sets]
    batches = [
        batch for epoch in range(settings.epochs) for batch in _batches(sizes, settings.batch, settings.seed + epoch)
    ]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / len(batches))
    for which, rows in batches:
        left, right = (_embed(bag, [side[row] for row in rows]) for side in encoded[which])
        scores = settings.scale * left @ right.T
        wanted = torch.arange(len(rows))
        loss = (cross_entropy(scores, wanted) + cross_entropy(scores.T, wanted)) / 2
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()  # type: ignore[no-untyped-call]
        schedule.step()
    vectors: NDArray[np.float32] = bag.weight.detach().numpy()
    return vectors


def _tokens(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    encodings = tokenizer.encode_batch_fast([fold(text) for text in texts], add_special_tokens=False)
    return [encoding.ids[:_LONGEST] or [0] for encoding in encodings]


def _batches(sizes: Sequence[int], rows: int, seed: int) -> list[tuple[int, list[int]]]:
    """Return (which set, its rows) for one epoch over sets of these sizes, interleaved; each batch is of one set."""
    shuffle = np.random.default_rng(seed)
    batches = []
    for which, size in enumerate(sizes):
        order = shuffle.permutation(size).tolist()
        batches += [(which, order[at : at + rows]) for at in range(0, size, rows)]
    shuffle.shuffle(batches)
    return batches


def _embed(bag: torch.nn.EmbeddingBag, texts: Sequence[Sequence[int]]) -> torch.Tensor:
    flat = torch.tensor([token for text in texts for token in text])
    starts = torch.tensor([0, *np.cumsum([len(text) for text in texts])[:-1].tolist()])
    return normalize(bag(flat, starts))


def save(tokenizer: Tokenizer, vectors: NDArray[np.float32], out: Path) -> None:
    """Write a folder that sentence-transformers and model2vec load as it is (float16, no Normalize module)."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
    save_file({"embedding.weight": vectors.astype(np.float16)}, out / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
    (out / "modules.json").write_text(json.dumps(modules, indent=2), encoding="utf-8")
    config: dict[str, object] = {"similarity_fn_name": "cosine", "prompts": {}, "default_prompt_name": None}
    (out / "config_sentence_transformers.json").write_text(json.dumps(config, indent=2), encoding="utf-8")
