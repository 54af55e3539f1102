"""The training data of a stage of the transformer: texts as token ids, and the teacher's vectors of their English."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from tokenizers import Tokenizer

from index.train.buckets import Bucket, bucketed
from index.train.distil import DistilSet
from index.train.distil_texts import distil_texts
from index.train.pairs import Materials, Pair
from index.train.stages import Stage
from index.train.teacher import load_bert, teacher_vectors
from index.train.vocabulary import arabic_ids
from index.vectors.transformer_encoder import WINDOW
from index.words.lexicon import Lexicon

_SPECIAL_TOKENS = 2  # [CLS] and [SEP]

Tokenize = Callable[[Sequence[str]], list[list[int]]]
"""Returns the token ids of texts, with [CLS] and [SEP]."""


def window_tokenizer(tokenizer: Tokenizer) -> Tokenize:
    """Return a function that tokenizes raw texts, truncated to the window, between [CLS] and [SEP]."""
    vocabulary = tokenizer.get_vocab()
    first, last = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def tokenize(texts: Sequence[str]) -> list[list[int]]:
        encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return [[first, *encoding.ids[:WINDOW], last] for encoding in encodings]

    return tokenize


def distil_set(materials: Materials, tokenizer: Tokenizer, teacher: Path, stage: Stage) -> DistilSet:
    """Return the examples of a stage, with the teacher's vectors of their translations.

    Args:
        teacher: the sentence-transformers folder of the teacher.
    """
    texts = distil_texts(materials, Lexicon.load(), stage.mix, stage.distil.seed)
    examples, translations = _examples(list(chain.from_iterable(texts.values())), tokenizer, stage)
    return DistilSet(examples, teacher_vectors(load_bert(teacher), translations))


def _examples(pairs: Sequence[Pair], tokenizer: Tokenizer, stage: Stage) -> tuple[list[Bucket], list[Bucket]]:
    """Return the examples, and their distinct translations, in the rows that are the examples' targets."""
    tokenize, first_arabic_id = window_tokenizer(tokenizer), int(arabic_ids(tokenizer)[0])
    texts, targets = [], []
    rows: dict[tuple[int, ...], int] = {}
    sides = (tokenize([pair.arabic for pair in pairs]), tokenize([pair.english for pair in pairs]))
    for arabic, english in zip(*sides, strict=True):
        translation = (*english[:-1][: stage.max_english_tokens + 1], english[-1])
        has_words = min(len(arabic), len(english)) > _SPECIAL_TOKENS
        # The teacher has no embeddings of Arabic tokens.
        if has_words and len(arabic) <= stage.max_tokens + _SPECIAL_TOKENS and max(translation) < first_arabic_id:
            texts.append(arabic)
            targets.append(rows.setdefault(translation, len(rows)))
    return bucketed(texts, targets), bucketed(list(rows), range(len(rows)))
