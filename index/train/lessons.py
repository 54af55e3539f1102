"""What each stage of the transformer is taught: texts as pieces, and the teacher's vectors of their English."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.train.buckets import Bucket, bucketed
from index.train.contrast import Contrast, read_asked
from index.train.distil import Lesson
from index.train.distil_texts import distil_texts
from index.train.pairs import Materials, Pair
from index.train.stages import Stage
from index.train.teacher import teacher_vectors
from index.vectors.transformer_encoder import WINDOW
from index.words.lexicon import Lexicon

if TYPE_CHECKING:
    from transformers import BertModel

_MARKS = 2  # [CLS] and [SEP]


class Lessons:
    """Gives each stage its examples, with the vectors that the English model has for their translations."""

    def __init__(self, materials: Materials, tokenizer: Tokenizer, rows: NDArray[np.int64], english: Path) -> None:
        self._materials = materials
        self._tokenizer = tokenizer
        self._english_pieces = int(rows[0])
        self._english = english
        self._draws: tuple[object, ...] = ()
        self._examples: list[Bucket] = []
        self._teacher = torch.empty(0)

    def of(self, stage: Stage) -> Lesson:
        """Return what a stage is taught; examples are made once for stages in a row that draw the same."""
        if stage.draws != self._draws:
            self._draws = stage.draws
            drawn = distil_texts(self._materials, Lexicon.load(), stage.mix, stage.distil.seed)
            pairs = list(chain.from_iterable(drawn.values()))
            self._examples, english = _examples(pairs, self.read, self._english_pieces, stage)
            self._teacher = teacher_vectors(load_body(self._english), english)
        return Lesson(self._examples, self._teacher, self._contrast(stage))

    def _contrast(self, stage: Stage) -> Contrast | None:
        if not stage.contrast:
            return None
        return Contrast(list(read_asked(self._materials.data, self.read)), stage.distil.seed)

    def read(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the piece numbers of raw texts, cut off at the window, between [CLS] and [SEP]."""
        vocabulary = self._tokenizer.get_vocab()
        first, last = vocabulary["[CLS]"], vocabulary["[SEP]"]
        encodings = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return [[first, *encoding.ids[:WINDOW], last] for encoding in encodings]


def load_body(folder: Path) -> "BertModel":
    """Return the BERT in a sentence-transformers folder, float32."""
    from transformers import BertModel  # brings pandas and scikit-learn along

    body: BertModel = BertModel.from_pretrained(folder, dtype=torch.float32)
    return body.eval()


def _examples(
    pairs: Sequence[Pair], read: Callable[[Sequence[str]], list[list[int]]], english_pieces: int, stage: Stage
) -> tuple[list[Bucket], list[Bucket]]:
    """Return the examples, and the distinct English texts that they are taught by."""
    texts, teachers = [], []
    numbers: dict[tuple[int, ...], int] = {}
    sides = (read([pair.arabic for pair in pairs]), read([pair.english for pair in pairs]))
    for arabic, english in zip(*sides, strict=True):
        taught = (*english[:-1][: stage.longest_english + 1], english[-1])
        has_words = min(len(arabic), len(english)) > _MARKS
        # The teacher has no vectors for Arabic pieces.
        if has_words and len(arabic) <= stage.longest + _MARKS and max(taught) < english_pieces:
            texts.append(arabic)
            teachers.append(numbers.setdefault(taught, len(numbers)))
    return bucketed(texts, teachers), bucketed(list(numbers), range(len(numbers)))
