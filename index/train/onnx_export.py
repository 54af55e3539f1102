"""A sentence-transformers BERT to ONNX, in eight bits: what the default path runs without torch.

Weights are quantised per channel, to seven bits so that every CPU computes the same; the rows of pieces, most of the
model, are eight-bit numbers with a scale for each row. A few channels of what the matrices are given are far larger
than the others; texts that are read once here tell which.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch.nn import Module

from index.train.onnx_graph import eight_bit_graph, layer_matrices

if TYPE_CHECKING:
    from transformers import BertModel


def export_int8(model: "BertModel", path: Path, texts: Sequence[Sequence[int]]) -> None:
    """Write `model` (its last hidden state, not pooled) to `path` as an ONNX graph with int8 weights.

    Args:
        texts: piece numbers, with [CLS] and [SEP], of some texts of all kinds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(eight_bit_graph(model, largest_inputs(model.eval(), texts)), path)


@torch.no_grad()
def largest_inputs(model: "BertModel", texts: Sequence[Sequence[int]]) -> dict[str, NDArray[np.float32]]:
    """Return the largest absolute value of each input channel of the matrices of each layer, over `texts`."""
    largest: dict[str, NDArray[np.float32]] = {}
    modules = dict(model.named_modules())
    names = [name for layer in range(model.config.num_hidden_layers) for name in layer_matrices(layer).values()]
    hooks = [modules[name].register_forward_pre_hook(_watch(largest, name)) for name in names]
    for text in texts:
        model(torch.tensor([text]))
    for hook in hooks:
        hook.remove()
    return largest


def _watch(largest: dict[str, NDArray[np.float32]], name: str) -> Callable[[Module, tuple[torch.Tensor, ...]], None]:
    def look(_: Module, inputs: tuple[torch.Tensor, ...]) -> None:
        channels = inputs[0].abs().flatten(0, -2).amax(dim=0).numpy()
        largest[name] = np.maximum(largest.get(name, np.zeros_like(channels)), channels)

    return look
