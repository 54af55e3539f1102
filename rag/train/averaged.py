"""Ensembles as one model: the mean of the scores of cross-fitted models, each trained without some of the titles.

The mean of networks of one hidden layer is one wider network, the mean of forests one larger forest.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rag.judging.forest import Forest
from rag.reading.network import Floats, Network

_COLUMNS = ("feature", "threshold", "left", "right", "missing_left", "value")


def mean_network(networks: Sequence[Network]) -> Network:
    """Return the network whose score is the mean of theirs; all go by the same features."""
    first = networks[0]
    widths = [_on_scale_of(first, each) for each in networks]
    return replace(
        first,
        hidden=np.concatenate([weights for weights, _ in widths], axis=1),
        hidden_bias=np.concatenate([biases for _, biases in widths]),
        output=np.asarray(np.concatenate([each.output for each in networks]) / len(networks), np.float32),
        bias=sum(each.bias for each in networks) / len(networks),
    )


def _on_scale_of(first: Network, other: Network) -> tuple[Floats, Floats]:
    """Return the other network's hidden weights and biases for features as the first standardises them."""
    weights = other.hidden * (first.scale / other.scale)[:, None]
    biases = other.hidden_bias + ((first.mean - other.mean) / other.scale) @ other.hidden
    return np.asarray(weights, np.float32), np.asarray(biases, np.float32)


def mean_forest(forests: Sequence[Forest]) -> Forest:
    """Return the forest whose log-odds are the mean of theirs."""
    nodes = max(each.feature.shape[1] for each in forests)
    padded = [_padded(each, nodes) for each in forests]
    trees = {name: np.concatenate([getattr(each, name) for each in padded]) for name in _COLUMNS}
    trees["value"] = trees["value"] / np.float32(len(forests))
    return Forest(**trees, bias=np.mean([each.bias for each in forests], axis=0, dtype=np.float32))


def _padded(forest: Forest, nodes: int) -> Forest:
    """Return the forest padded to so many nodes a tree; those added are unreachable."""
    room = ((0, 0), (0, nodes - forest.feature.shape[1]))
    return replace(forest, **{name: np.pad(getattr(forest, name), room) for name in _COLUMNS})
