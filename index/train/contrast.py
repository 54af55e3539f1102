"""Contrastive loss on (question, passage) pairs, with in-batch negatives.

    loss = (cross entropy(s * questions @ passages) + cross entropy(s * passages @ questions)) / 2

Pairs are headings and sections of manuals in four language directions, titles and texts of Arabic news, English
questions and encyclopaedic passages; each step uses one source. The loss is added to that of distillation, which
preserves the similarities of other texts. Source: in-batch negatives, Karpukhin et al., EMNLP 2020.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from index.train.buckets import Pieces, device
from index.train.retrieval_pairs import held_out, question_passage_pairs, read_questions
from index.train.student import Student

QuestionPassage = tuple[Pieces, Pieces]

_AT_ONCE = 192
_SCALE = 20.0


class Contrast:
    """The loss of a step, from pairs of each source in turn."""

    def __init__(self, sources: Sequence[Sequence[QuestionPassage]], seed: int) -> None:
        """Take (question, passage) of each source as piece numbers with [CLS] and [SEP]."""
        self._sources = [source for source in sources if source]
        self._seed = seed

    def __call__(self, student: Student, step: int) -> Tensor:
        """Return the loss of some questions and passages, a scalar."""
        source = self._sources[step % len(self._sources)]
        drawn = np.random.default_rng((self._seed, step)).permutation(len(source))[:_AT_ONCE]
        # Without duplicates of a passage, which would be false negatives.
        pairs = list({tuple(source[at][1]): source[at] for at in drawn}.values())
        questions, passages = (student.encode(*_padded(side)) for side in zip(*pairs, strict=True))
        labels = torch.arange(len(pairs), device=device())
        cosines = _SCALE * questions @ passages.T
        return (cross_entropy(cosines, labels) + cross_entropy(cosines.T, labels)) / 2


def read_asked(data: Path, read: Callable[[Sequence[str]], Sequence[Pieces]]) -> Iterator[list[QuestionPassage]]:
    """Yield the pairs of each source that are not held out; English questions twice, since manuals come four times.

    Args:
        read: gives the piece numbers of texts, with [CLS] and [SEP].
    """
    answered = [each for each in read_questions(data) if each.is_answered and not held_out(each.title)]
    questions = [(each.question, each.context) for each in answered]
    for pairs in (questions, questions, *(pairs for _, pairs in question_passage_pairs(data))):
        yield list(zip(*(read(side) for side in zip(*pairs, strict=True)), strict=True))


def _padded(texts: Sequence[Pieces]) -> tuple[Tensor, Tensor]:
    """Return piece numbers and mask, int64 `(texts, longest)`."""
    mask = torch.zeros(len(texts), max(map(len, texts)), dtype=torch.int64)
    pieces = torch.zeros_like(mask)
    for row, text in enumerate(texts):
        pieces[row, : len(text)] = torch.tensor(text)
        mask[row, : len(text)] = 1
    return pieces.to(device()), mask.to(device())
