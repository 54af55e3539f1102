"""How the small networks of the reader are learned: groups of rows with their gains in, a `Network` out.

Adam with decoupled weight decay (Loshchilov and Hutter, 2019) and dropout, its rate falling to nothing in a straight
line. The same groups give the same network.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from rag.reading.network import Network

Floats = NDArray[np.float32]
Group = tuple[Floats, Floats, float]
"""Rows float32 `(n, features)`, the gain of each in [0, 1], and how much the group counts."""

_Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
_Tensors = tuple[torch.Tensor, torch.Tensor, float]

SEED = 20_261_129
_BATCH_GROUPS = 32
_RATE = 4e-3
_DECAY = 1e-4
_DROPOUT = 0.1
"""These four are chosen, as is usual for so few weights; no figure of the card was taken with others."""
_CONSTANT = 1e-6
"""Deviation up to which a feature never changes."""
_LEAST_SCALE = 0.05
"""Of the other features: one that hardly changes must not count a hundredfold where it does. Chosen."""
_NO_LOG_OF_ZERO = 1e-6


@dataclass(frozen=True, slots=True)
class Recipe:
    """How wide a network is, how often it sees each group, and how it learns.

    Listwise: the chance that the softmax over a group gives to its gains is made as great as it can be (Cao et al.,
    2007). Otherwise a logistic regression.
    """

    hidden: int
    epochs: int
    is_listwise: bool


def train_network(features: Sequence[str], groups: Sequence[Group], recipe: Recipe) -> Network:
    """Return a network that scores the rows of each group (at least one) by their gains."""
    torch.manual_seed(SEED)
    mean, scale = _standard(np.concatenate([rows for rows, _, _ in groups]))
    first, last = torch.nn.Linear(len(mean), recipe.hidden), torch.nn.Linear(recipe.hidden, 1)
    tensors = [
        (torch.from_numpy((rows - mean) / scale), torch.from_numpy(gains), weight) for rows, gains, weight in groups
    ]
    _learn(first, last, tensors, recipe)
    weights, biases, output = (each.detach().numpy() for each in (first.weight.T, first.bias, last.weight[0]))
    return Network(tuple(features), mean, scale, weights, biases, output, last.bias.item())


def _standard(rows: Floats) -> tuple[Floats, Floats]:
    """Return mean and scale of each feature; one that never changes in training must not count where it does."""
    mean, deviation = rows.mean(0), rows.std(0)
    scale = np.where(deviation < _CONSTANT, 1 / _CONSTANT, np.maximum(deviation, _LEAST_SCALE))
    return mean, scale.astype(np.float32)


def _learn(first: torch.nn.Linear, last: torch.nn.Linear, groups: list[_Tensors], recipe: Recipe) -> None:
    """Change the weights of both layers; the groups are shuffled."""
    optimizer = torch.optim.AdamW([*first.parameters(), *last.parameters()], lr=_RATE, weight_decay=_DECAY)
    layers = torch.nn.Sequential(first, torch.nn.ReLU(), torch.nn.Dropout(_DROPOUT), last)
    loss = _listwise if recipe.is_listwise else torch.nn.functional.binary_cross_entropy_with_logits
    order = random.Random(SEED)
    for epoch in range(recipe.epochs):
        for parameters in optimizer.param_groups:
            parameters["lr"] = _RATE * (1 - epoch / recipe.epochs)
        order.shuffle(groups)
        for at in range(0, len(groups), _BATCH_GROUPS):
            optimizer.zero_grad()
            _loss_of(groups[at : at + _BATCH_GROUPS], layers, loss).backward()  # type: ignore[no-untyped-call]
            optimizer.step()


def _loss_of(batch: Sequence[_Tensors], layers: torch.nn.Module, loss: _Loss) -> torch.Tensor:
    scores = layers(torch.cat([rows for rows, _, _ in batch])).squeeze(1)
    of_group = scores.split([len(rows) for rows, _, _ in batch])
    losses = [weight * loss(each, gains) for each, (_, gains, weight) in zip(of_group, batch, strict=True)]
    return torch.stack(losses).sum()


def _listwise(scores: torch.Tensor, gains: torch.Tensor) -> torch.Tensor:
    return -torch.log((torch.softmax(scores, 0) * gains).sum() + _NO_LOG_OF_ZERO)
