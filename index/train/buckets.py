"""Texts grouped by length, so that batches need no padding.

In: texts as piece numbers, and for each the row of its target in the teacher's vectors. Out: a `Bucket` for each
length, as tensors on the training device.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

Pieces = Sequence[int]


def device() -> torch.device:
    """Return the training device: the accelerator if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Bucket(NamedTuple):
    """Texts of one length: piece numbers with [CLS] and [SEP], int `(texts, length)`, and rows of teacher vectors."""

    pieces: Tensor
    teacher: Tensor

    def some(self, at: Tensor) -> "Bucket":
        """Return the texts at these indices, as int64."""
        at = at.to(self.pieces.device)
        return Bucket(self.pieces[at].long(), self.teacher[at])


def bucketed(texts: Sequence[Pieces], teacher: Sequence[int]) -> list[Bucket]:
    """Return the texts by ascending length, on the training device."""
    by_length: dict[int, list[int]] = {}
    for at, text in enumerate(texts):
        by_length.setdefault(len(text), []).append(at)
    return [
        Bucket(
            torch.tensor([texts[at] for at in group], dtype=torch.int32, device=device()),
            torch.tensor([teacher[at] for at in group], device=device()),
        )
        for _, group in sorted(by_length.items())
    ]
