"""Texts by their length, so that a batch is of one length and nothing is padded.

In: texts as piece numbers, and the row of teacher vectors that each is taught by. Out: a `Bucket` a length, as tensors
where training happens.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

Pieces = Sequence[int]


def device() -> torch.device:
    """Return where to train: the accelerator if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Bucket(NamedTuple):
    """Texts of one length: piece numbers with [CLS] and [SEP], int `(texts, length)`, and rows of teacher vectors."""

    pieces: Tensor
    teacher: Tensor

    def some(self, at: Tensor) -> "Bucket":
        """Return the texts at these places, in numbers that a model takes."""
        at = at.to(self.pieces.device)
        return Bucket(self.pieces[at].long(), self.teacher[at])


def bucketed(texts: Sequence[Pieces], teacher: Sequence[int]) -> list[Bucket]:
    """Return the texts by their length, the shortest first, on the accelerator."""
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
