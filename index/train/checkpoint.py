"""Checkpoints of training: trained weights, state of the optimizer, and step."""

from pathlib import Path

import torch
from torch import Tensor

from index.train.buckets import device


def restore(optimizer: torch.optim.Optimizer, checkpoint: Path) -> int:
    """Load a checkpoint into the optimizer and its weights, and return its step; 0 where there is no file."""
    if not checkpoint.exists():
        return 0
    saved = torch.load(checkpoint, weights_only=True, map_location=device())
    with torch.no_grad():
        for weights, learned in zip(_weights(optimizer), saved["learned"], strict=True):
            weights.copy_(learned)
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])


def store(optimizer: torch.optim.Optimizer, step: int, checkpoint: Path) -> None:
    """Write a checkpoint, atomically replacing the previous one."""
    fresh = checkpoint.with_suffix(".new")
    torch.save({"learned": _weights(optimizer), "optimizer": optimizer.state_dict(), "step": step}, fresh)
    fresh.replace(checkpoint)


def _weights(optimizer: torch.optim.Optimizer) -> list[Tensor]:
    return [weights.detach() for group in optimizer.param_groups for weights in group["params"]]
