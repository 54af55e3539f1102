"""Trains the bundled static encoder: the mean of token vectors, in one space for both languages.

A Unigram tokenizer is trained on the folded texts. Token vectors are then trained from scratch by contrastive loss with
in-batch negatives, on translation pairs and on headings with their sections. Deterministic for a seed; takes minutes on
a CPU. Source: multiple-negatives ranking loss (Henderson et al., 2017); `StaticEmbedding` of sentence-transformers.
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

_MAX_TOKENS = 256
_UNKNOWN = "<unk>"
_PADDING = "<pad>"
_SPECIAL_TOKENS = 2
_SCORE_DIGITS = 4
_RARE_LETTER_STEP = 1e-4  # in the UnigramTrainer of `tokenizers`
_DIGITS = ("٠۰", "١۱", "٢۲", "٣۳", "٤۴", "٥۵", "٦۶", "٧۷", "٨۸", "٩۹")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class StaticSettings:
    """Hyperparameters; the defaults are those of the bundled encoder.

    Attributes:
        vocabulary_size: upper bound of tokens.
        batch_size: pairs in a batch.
        scale: factor of cosines before the softmax.
        initial_deviation: standard deviation of the components of initial vectors.
    """

    vocabulary_size: int = 48_000
    dimensions: int = 256
    batch_size: int = 2_048
    epochs: int = 4
    scale: float = 20.0
    learning_rate: float = 0.02
    initial_deviation: float = 0.1
    seed: int = 20_261_123


BUNDLED = StaticSettings()


def train_static(data: Path, out: Path, settings: StaticSettings = BUNDLED, *, glossary: Path = GLOSSARY) -> None:
    """Train tokenizer and vectors on data and glossary, and write a sentence-transformers folder into `out`."""
    sets = list(_training_sets(data, glossary))
    tokenizer = train_tokenizer((text for pairs in sets for pair in pairs for text in pair), settings.vocabulary_size)
    save(tokenizer, train_vectors(tokenizer, sets, settings), out)


def _training_sets(data: Path, glossary: Path) -> Iterator[Pairs]:
    for source in SOURCES:
        yield [(pair.english, pair.arabic) for pair in read_source(data, source)]
    yield [(pair.english, pair.arabic) for pair in read_glossary(glossary)]
    for _, pairs in question_passage_pairs(data):
        yield pairs


def train_tokenizer(texts: Iterable[str], vocabulary_size: int) -> Tokenizer:
    """Return a Unigram tokenizer of folded text.

    Its normaliser folds raw text nearly alike, for other libraries that load it.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(r"[^\w\s]|\s+"), "removed"), pre_tokenizers.Metaspace()]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=vocabulary_size, special_tokens=[_PADDING, _UNKNOWN], unk_token=_UNKNOWN, show_progress=False
    )
    tokenizer.train_from_iterator((fold(text) for text in texts), trainer)
    tokenizer.normalizer = raw_text_normalizer()
    return _deterministic(tokenizer)


def _deterministic(tokenizer: Tokenizer) -> Tokenizer:
    """Return the tokenizer with an order and scores of its tokens that are the same after each training.

    The trainer sums in several threads, so scores are rounded. It gives rare letters descending scores in the order of
    a hash table, so they all get the least score.
    """
    state = json.loads(tokenizer.to_str())
    special, tokens = state["model"]["vocab"][:_SPECIAL_TOKENS], state["model"]["vocab"][_SPECIAL_TOKENS:]
    least = min(score for _, score in tokens)
    rare = least + _RARE_LETTER_STEP * sum(len(token) == 1 for token, _ in tokens)
    settled = [[t, round(least if len(t) == 1 and score < rare else score, _SCORE_DIGITS)] for t, score in tokens]
    state["model"]["vocab"] = special + sorted(settled, key=lambda entry: (-entry[1], entry[0]))
    return Tokenizer.from_str(json.dumps(state))


def raw_text_normalizer() -> normalizers.Normalizer:
    """Return the part of `corpus.fold` that `tokenizers` can express; both give the same for ordinary text."""
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
    """Return the token vectors, float32 `(vocabulary, dimensions)`."""
    torch.manual_seed(settings.seed)
    bag = torch.nn.EmbeddingBag(tokenizer.get_vocab_size(), settings.dimensions, mode="mean", sparse=True)
    torch.nn.init.normal_(bag.weight, std=settings.initial_deviation)
    encoded = [(_tokens(tokenizer, [a for a, _ in pairs]), _tokens(tokenizer, [b for _, b in pairs])) for pairs in sets]
    optimizer = torch.optim.SparseAdam(bag.parameters(), lr=settings.learning_rate)
    sizes = [len(pairs) for pairs in sets]
    batches = [
        batch
        for epoch in range(settings.epochs)
        for batch in _batches(sizes, settings.batch_size, settings.seed + epoch)
    ]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / len(batches))
    for which, rows in batches:
        left, right = (_embed(bag, [side[row] for row in rows]) for side in encoded[which])
        cosines = settings.scale * left @ right.T
        labels = torch.arange(len(rows))
        loss = (cross_entropy(cosines, labels) + cross_entropy(cosines.T, labels)) / 2
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()  # type: ignore[no-untyped-call]
        schedule.step()
    vectors: NDArray[np.float32] = bag.weight.detach().numpy()
    return vectors


def _tokens(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    encodings = tokenizer.encode_batch_fast([fold(text) for text in texts], add_special_tokens=False)
    return [encoding.ids[:_MAX_TOKENS] or [0] for encoding in encodings]


def _batches(sizes: Sequence[int], batch_size: int, seed: int) -> list[tuple[int, list[int]]]:
    """Return the shuffled batches of one epoch, each of one set: its index, and rows of it."""
    shuffle = np.random.default_rng(seed)
    batches = []
    for which, size in enumerate(sizes):
        order = shuffle.permutation(size).tolist()
        batches += [(which, order[at : at + batch_size]) for at in range(0, size, batch_size)]
    shuffle.shuffle(batches)
    return batches


def _embed(bag: torch.nn.EmbeddingBag, texts: Sequence[Sequence[int]]) -> torch.Tensor:
    flat = torch.tensor([token for text in texts for token in text])
    starts = torch.tensor([0, *np.cumsum([len(text) for text in texts])[:-1].tolist()])
    return normalize(bag(flat, starts))


def save(tokenizer: Tokenizer, vectors: NDArray[np.float32], out: Path) -> None:
    """Write a folder that sentence-transformers and model2vec can load (float16, without a Normalize module)."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
    save_file({"embedding.weight": vectors.astype(np.float16)}, out / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
    (out / "modules.json").write_text(json.dumps(modules, indent=2), encoding="utf-8")
    config: dict[str, object] = {"similarity_fn_name": "cosine", "prompts": {}, "default_prompt_name": None}
    (out / "config_sentence_transformers.json").write_text(json.dumps(config, indent=2), encoding="utf-8")
