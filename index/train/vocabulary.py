"""Arabic pieces for an English WordPiece model, and where their vectors begin.

The pieces are learned on folded Arabic with its articles and particles parted (`index.vectors.arabic_parts`) and
appended to the English ones, whose numbers and splitting stay as they were. A new piece begins as the mean of the
English vectors that it is aligned with in translated sentences, weighted by p(english piece | arabic piece).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from corpus.fold import fold
from index.train.align import align_numbers
from index.train.pairs import Pair
from index.train.static import raw_text_normalizer
from index.vectors.arabic_parts import arabic_normalizer

PIECES = 22_000
_LONGEST_SENTENCE = 40  # pieces; a longer one says less about which piece means which
_MOST_MEANINGS = 8
_LEAST_CHANCE = 0.04
_ARABIC = re.compile("[\u0620-\u06ff]")
_ARABIC_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3]+")


def extended_tokenizer(english: Tokenizer, arabic_texts: Iterable[str], pieces: int = PIECES) -> Tokenizer:
    """Return the English tokenizer with up to `pieces` Arabic pieces more; it takes raw text.

    Args:
        arabic_texts: raw texts, each as often as it shall count.
    """
    learner = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    learner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    parting = arabic_normalizer()
    words = (" ".join(_ARABIC_WORD.findall(parting.normalize_str(fold(text)))) for text in arabic_texts)
    learner.train_from_iterator(
        words,
        trainers.WordPieceTrainer(vocab_size=pieces, min_frequency=2, special_tokens=["[UNK]"], show_progress=False),
    )
    state = json.loads(english.to_str())
    vocabulary: dict[str, int] = state["model"]["vocab"]
    for piece, _ in sorted(learner.get_vocab().items(), key=lambda entry: (entry[1], entry[0])):
        vocabulary.setdefault(piece, len(vocabulary))
    state["truncation"] = state["padding"] = None
    extended = Tokenizer.from_str(json.dumps(state))
    extended.normalizer = normalizers.Sequence([raw_text_normalizer(), arabic_normalizer()])
    return extended


def arabic_rows(tokenizer: Tokenizer) -> NDArray[np.int64]:
    """Return the numbers of the pieces that hold Arabic letters, ascending."""
    return np.array(sorted(row for piece, row in tokenizer.get_vocab().items() if _ARABIC.search(piece)), np.int64)


def first_vectors(
    tokenizer: Tokenizer, english: NDArray[np.float32], pairs: Sequence[Pair], rows: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return float32 `(len(rows), dim)`: where the vectors of the Arabic pieces `rows` begin.

    Each is as long as the English vectors that it is the mean of; a piece that no sentence explains is their mean.
    """
    texts = list(_piece_sets(tokenizer, pairs))
    alignment = align_numbers(texts, [pair.weight for pair in pairs])
    order = np.lexsort((-alignment.english_given_arabic, alignment.arabic))
    arabic, meaning = alignment.arabic[order], alignment.english[order]
    chance = alignment.english_given_arabic[order].astype(np.float32)
    rank = np.arange(len(arabic)) - np.searchsorted(arabic, arabic)
    keep = (rank < _MOST_MEANINGS) & (chance >= _LEAST_CHANCE)
    arabic, meaning, chance = arabic[keep] - 1, meaning[keep] - 1, chance[keep]
    everything = english.mean(axis=0)
    vectors = np.tile(everything, (len(rows), 1))
    at = np.searchsorted(rows, arabic)
    weight = np.bincount(at, chance, len(rows))
    total = np.zeros_like(vectors)
    np.add.at(total, at, chance[:, None] * english[meaning])
    length = np.bincount(at, chance * np.linalg.norm(english[meaning], axis=1), len(rows))
    known = weight > 0
    means = total[known] / np.maximum(np.linalg.norm(total[known], axis=1, keepdims=True), 1e-9)
    vectors[known] = means * (length[known] / weight[known])[:, None]
    return vectors.astype(np.float32)


def _piece_sets(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the distinct pieces of each side, numbered from 1; Latin pieces in Arabic text need no translation."""
    arabic = set(arabic_rows(tokenizer).tolist())
    for start in range(0, len(pairs), 10_000):
        part = pairs[start : start + 10_000]
        english_side = tokenizer.encode_batch_fast([pair.english for pair in part], add_special_tokens=False)
        arabic_side = tokenizer.encode_batch_fast([pair.arabic for pair in part], add_special_tokens=False)
        for e, a in zip(english_side, arabic_side, strict=True):
            pieces = [row for row in dict.fromkeys(a.ids) if row in arabic]
            yield (
                tuple(row + 1 for row in dict.fromkeys(e.ids))[:_LONGEST_SENTENCE],
                tuple(row + 1 for row in pieces)[:_LONGEST_SENTENCE],
            )
