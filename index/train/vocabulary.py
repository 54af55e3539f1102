"""Extends an English WordPiece vocabulary by Arabic tokens, and initialises their embeddings.

The tokens are learned on folded Arabic with articles and particles split off (`index.vectors.arabic_parts`), and are
appended to the English ones, whose ids and segmentation stay the same. The initial embedding of an Arabic token is the
mean of the English ones that it is aligned with in translated sentences, weighted by p(English token | Arabic token).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from corpus.fold import fold
from index.train.align import Alignment, align_numbers
from index.train.pairs import Pair
from index.train.static import raw_text_normalizer
from index.vectors.arabic_parts import arabic_normalizer

ARABIC_TOKENS = 22_000
_MAX_SENTENCE_TOKENS = 40  # alignment of longer sentences is less certain
_MAX_MEANINGS = 8
_MIN_PROBABILITY = 0.04
_BATCH_PAIRS = 10_000
_TINY = 1e-9
_ARABIC = re.compile("[\u0620-\u06ff]")
_ARABIC_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3]+")


def extended_tokenizer(english: Tokenizer, arabic_texts: Iterable[str], size: int = ARABIC_TOKENS) -> Tokenizer:
    """Return the English tokenizer with up to `size` Arabic tokens added; it normalises raw text itself.

    Args:
        arabic_texts: raw texts; repeated ones count repeatedly.
    """
    learner = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    learner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    splitting = arabic_normalizer()
    words = (" ".join(_ARABIC_WORD.findall(splitting.normalize_str(fold(text)))) for text in arabic_texts)
    learner.train_from_iterator(
        words,
        trainers.WordPieceTrainer(vocab_size=size, min_frequency=2, special_tokens=["[UNK]"], show_progress=False),
    )
    state = json.loads(english.to_str())
    vocabulary: dict[str, int] = state["model"]["vocab"]
    for token, _ in sorted(learner.get_vocab().items(), key=lambda entry: (entry[1], entry[0])):
        vocabulary.setdefault(token, len(vocabulary))
    state["truncation"] = state["padding"] = None
    extended = Tokenizer.from_str(json.dumps(state))
    extended.normalizer = normalizers.Sequence([raw_text_normalizer(), arabic_normalizer()])
    return extended


def arabic_ids(tokenizer: Tokenizer) -> NDArray[np.int64]:
    """Return the ids of the tokens with Arabic letters, ascending."""
    return np.array(sorted(id_ for token, id_ in tokenizer.get_vocab().items() if _ARABIC.search(token)), np.int64)


def initial_embeddings(
    tokenizer: Tokenizer, english: NDArray[np.float32], pairs: Sequence[Pair], ids: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return float32 `(len(ids), dim)`: the initial embeddings of the Arabic tokens `ids`.

    The norm of each is the mean norm of the English embeddings that it is made of. A token that is aligned with none
    gets the mean of all English embeddings.
    """
    alignment = align_numbers(_token_sets(tokenizer, pairs), [pair.weight for pair in pairs])
    arabic, meanings, probability = _likely_meanings(alignment)
    rows = np.searchsorted(ids, arabic)
    weight = np.bincount(rows, probability, len(ids))
    total = np.zeros((len(ids), english.shape[1]), english.dtype)
    np.add.at(total, rows, probability[:, None] * english[meanings])
    norm = np.bincount(rows, probability * np.linalg.norm(english[meanings], axis=1), len(ids))
    known = weight > 0
    directions = total[known] / np.maximum(np.linalg.norm(total[known], axis=1, keepdims=True), _TINY)
    embeddings = np.tile(english.mean(axis=0), (len(ids), 1))
    embeddings[known] = directions * (norm[known] / weight[known])[:, None]
    return embeddings.astype(np.float32)


def _likely_meanings(alignment: Alignment) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """Return the most probable English tokens of each Arabic one, in columns: Arabic id, English id, probability."""
    order = np.lexsort((-alignment.english_given_arabic, alignment.arabic))
    arabic, english = alignment.arabic[order], alignment.english[order]
    probability = alignment.english_given_arabic[order].astype(np.float32)
    rank = np.arange(len(arabic)) - np.searchsorted(arabic, arabic)
    kept = (rank < _MAX_MEANINGS) & (probability >= _MIN_PROBABILITY)
    # Alignment numbers the tokens from 1.
    return arabic[kept] - 1, english[kept] - 1, probability[kept]


def _token_sets(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the distinct tokens of each English and each Arabic text, as ids + 1, without Latin tokens in Arabic texts,
    which need no translation."""
    arabic = set(arabic_ids(tokenizer).tolist())
    for start in range(0, len(pairs), _BATCH_PAIRS):
        batch = pairs[start : start + _BATCH_PAIRS]
        english_side = tokenizer.encode_batch_fast([pair.english for pair in batch], add_special_tokens=False)
        arabic_side = tokenizer.encode_batch_fast([pair.arabic for pair in batch], add_special_tokens=False)
        for e, a in zip(english_side, arabic_side, strict=True):
            yield (
                tuple(id_ + 1 for id_ in dict.fromkeys(e.ids))[:_MAX_SENTENCE_TOKENS],
                tuple(id_ + 1 for id_ in dict.fromkeys(a.ids) if id_ in arabic)[:_MAX_SENTENCE_TOKENS],
            )
