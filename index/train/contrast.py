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

from index.train.buckets import TokenIds, device
from index.train.retrieval_pairs import held_out, question_passage_pairs, read_questions
from index.train.student import Student

QuestionPassage = tuple[TokenIds, TokenIds]

_BATCH_PAIRS = 192
_SCALE = 20.0


class ContrastiveLoss:
    """The loss of a step; the steps use the sources in turn."""

    def __init__(self, sources: Sequence[Sequence[QuestionPassage]], seed: int) -> None:
        """Take the (question, passage) pairs of each source, as token ids with [CLS] and [SEP]."""
        self._sources = [source for source in sources if source]
        self._seed = seed

    def __call__(self, student: Student, step: int) -> Tensor:
        """Return the loss of a random batch of one source, a scalar."""
        source = self._sources[step % len(self._sources)]
        drawn = np.random.default_rng((self._seed, step)).permutation(len(source))[:_BATCH_PAIRS]
        # Each passage once: a duplicate would be a false negative.
        pairs = list({tuple(source[at][1]): source[at] for at in drawn}.values())
        questions, passages = (student.encode(*_padded(side)) for side in zip(*pairs, strict=True))
        labels = torch.arange(len(pairs), device=device())
        cosines = _SCALE * questions @ passages.T
        return (cross_entropy(cosines, labels) + cross_entropy(cosines.T, labels)) / 2


def read_contrast_sources(
    data: Path, tokenize: Callable[[Sequence[str]], Sequence[TokenIds]]
) -> Iterator[list[QuestionPassage]]:
    """Yield the training pairs of each source; English questions twice, since manuals are four sources."""
    answered = [each for each in read_questions(data) if each.is_answered and not held_out(each.title)]
    questions = [(each.question, each.context) for each in answered]
    for pairs in (questions, questions, *(pairs for _, pairs in question_passage_pairs(data))):
        yield list(zip(*(tokenize(side) for side in zip(*pairs, strict=True)), strict=True))


def _padded(texts: Sequence[TokenIds]) -> tuple[Tensor, Tensor]:
    """Return token ids and mask, both int64 `(texts, longest)`, on the training device."""
    mask = torch.zeros(len(texts), max(map(len, texts)), dtype=torch.int64)
    token_ids = torch.zeros_like(mask)
    for row, text in enumerate(texts):
        token_ids[row, : len(text)] = torch.tensor(text)
        mask[row, : len(text)] = 1
    return token_ids.to(device()), mask.to(device())
