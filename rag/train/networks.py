"""Training of the small networks of the reader: groups of rows with their gains in, a `Network` out.

Adam with decoupled weight decay (Loshchilov and Hutter, 2019), dropout, and a linear learning-rate decay. A network is
the mean of as many trainings as the recipe says. Deterministic.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.utils.rnn import pad_sequence

from rag.reading.network import Network
from rag.train.averaged import mean_network

Floats = NDArray[np.float32]
Group = tuple[Floats, Floats, float]
"""Rows float32 `(n, features)`, the gain of each in [0, 1], and how much the group counts."""

_Tensors = tuple[torch.Tensor, torch.Tensor, float]

SEED = 20_261_129
_BATCH_GROUPS = 32
_RATE = 4e-3
_DECAY = 1e-4
_DROPOUT = 0.1
"""Batch size, learning rate, weight decay and dropout: chosen, as usual for so few weights, and not tuned."""
_CONSTANT = 1e-6
"""Standard deviation up to which a feature is constant."""
_LEAST_SCALE = 0.05
"""Standard deviation of the other features, at least, which bounds the outliers of nearly constant ones: chosen."""
_NO_LOG_OF_ZERO = 1e-6
_NO_ROW = -1e9
"""The score of padding: its softmax is 0."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The width of a network, its epochs, its loss, and the number of trainings that it is the mean of.

    The loss is listwise (ListNet, Cao et al., 2007) or that of a logistic regression.
    """

    hidden: int
    epochs: int
    is_listwise: bool
    trainings: int = 1


def train_network(features: Sequence[str], groups: Sequence[Group], recipe: Recipe) -> Network:
    """Return a network trained to score the rows of each group (at least one) by their gains."""
    return mean_network([_trained(features, groups, recipe, SEED + number) for number in range(recipe.trainings)])


def _trained(features: Sequence[str], groups: Sequence[Group], recipe: Recipe, seed: int) -> Network:
    torch.manual_seed(seed)
    mean, scale = _standard(np.concatenate([rows for rows, _, _ in groups]))
    first, last = torch.nn.Linear(len(mean), recipe.hidden), torch.nn.Linear(recipe.hidden, 1)
    tensors = [
        (torch.from_numpy((rows - mean) / scale), torch.from_numpy(gains), weight) for rows, gains, weight in groups
    ]
    _learn(first, last, tensors, recipe)
    weights, biases, output = (each.detach().numpy() for each in (first.weight.T, first.bias, last.weight[0]))
    return Network(tuple(features), mean, scale, weights, biases, output, last.bias.item())


def _standard(rows: Floats) -> tuple[Floats, Floats]:
    """Return mean and scale of each feature; a constant one is scaled to nothing."""
    mean, deviation = rows.mean(0), rows.std(0)
    scale = np.where(deviation < _CONSTANT, 1 / _CONSTANT, np.maximum(deviation, _LEAST_SCALE))
    return mean, scale.astype(np.float32)


def _learn(first: torch.nn.Linear, last: torch.nn.Linear, groups: list[_Tensors], recipe: Recipe) -> None:
    """Train both layers in place; the groups are shuffled."""
    optimizer = torch.optim.AdamW([*first.parameters(), *last.parameters()], lr=_RATE, weight_decay=_DECAY)
    layers = torch.nn.Sequential(first, torch.nn.ReLU(), torch.nn.Dropout(_DROPOUT), last)
    order = random.Random(SEED)
    for epoch in range(recipe.epochs):
        for parameters in optimizer.param_groups:
            parameters["lr"] = _RATE * (1 - epoch / recipe.epochs)
        order.shuffle(groups)
        for at in range(0, len(groups), _BATCH_GROUPS):
            optimizer.zero_grad()
            _loss(groups[at : at + _BATCH_GROUPS], layers, recipe).backward()  # type: ignore[no-untyped-call]
            optimizer.step()


def _loss(batch: Sequence[_Tensors], layers: torch.nn.Module, recipe: Recipe) -> torch.Tensor:
    scores = layers(torch.cat([rows for rows, _, _ in batch])).squeeze(1)
    sizes = [len(rows) for rows, _, _ in batch]
    padded = pad_sequence(scores.split(sizes), batch_first=True, padding_value=_NO_ROW)
    gains = pad_sequence([each for _, each, _ in batch], batch_first=True)
    losses = _listwise(padded, gains) if recipe.is_listwise else _logistic(padded, gains, torch.tensor(sizes))
    return losses @ torch.tensor([weight for _, _, weight in batch])


def _listwise(scores: torch.Tensor, gains: torch.Tensor) -> torch.Tensor:
    return -torch.log((torch.softmax(scores, 1) * gains).sum(1) + _NO_LOG_OF_ZERO)


def _logistic(scores: torch.Tensor, gains: torch.Tensor, sizes: torch.Tensor) -> torch.Tensor:
    losses = torch.nn.functional.binary_cross_entropy_with_logits(scores, gains, reduction="none")
    return losses.sum(1) / sizes
