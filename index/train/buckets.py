"""Texts grouped by length, so that batches need no padding."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

TokenIds = Sequence[int]


def device() -> torch.device:
    """Return the training device: the accelerator if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Bucket(NamedTuple):
    """Texts of one length.

    Attributes:
        token_ids: with [CLS] and [SEP], int `(texts, length)`.
        targets: the row of each text's target among the teacher's vectors, int64 `(texts,)`.
    """

    token_ids: Tensor
    targets: Tensor

    def select(self, rows: Tensor) -> "Bucket":
        """Return the texts in these rows, with token ids as int64."""
        rows = rows.to(self.token_ids.device)
        return Bucket(self.token_ids[rows].long(), self.targets[rows])


def bucketed(texts: Sequence[TokenIds], targets: Sequence[int]) -> list[Bucket]:
    """Return a bucket for each length of text, in ascending order of length, on the training device.

    Args:
        texts: token ids with [CLS] and [SEP].
        targets: see `Bucket`.
    """
    by_length: dict[int, list[int]] = {}
    for at, text in enumerate(texts):
        by_length.setdefault(len(text), []).append(at)
    return [
        Bucket(
            torch.tensor([texts[at] for at in group], dtype=torch.int32, device=device()),
            torch.tensor([targets[at] for at in group], device=device()),
        )
        for _, group in sorted(by_length.items())
    ]
