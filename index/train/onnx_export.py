"""Exports a BERT to ONNX with int8 weights, which onnxruntime runs without torch.

Some input channels of the matrices have far larger values than others; they are found by running calibration texts, so
that quantisation can compensate for them (`onnx_graph.smooth`).
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch.nn import Module

from index.train.onnx_graph import quantised_graph, quantised_modules

if TYPE_CHECKING:
    from transformers import BertModel


def export_int8(model: "BertModel", path: Path, texts: Sequence[Sequence[int]]) -> None:
    """Write the graph of `model`, whose output is the last hidden state, to `path`.

    Args:
        texts: token ids, with [CLS] and [SEP], of calibration texts of all kinds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(quantised_graph(model, largest_inputs(model.eval(), texts)), path)


@torch.no_grad()
def largest_inputs(model: "BertModel", texts: Sequence[Sequence[int]]) -> dict[str, NDArray[np.float32]]:
    """Return the largest absolute value of each input channel of each quantised module, over `texts`."""
    largest: dict[str, NDArray[np.float32]] = {}
    modules = dict(model.named_modules())
    names = [name for layer in range(model.config.num_hidden_layers) for name in quantised_modules(layer).values()]
    hooks = [modules[name].register_forward_pre_hook(_observer(largest, name)) for name in names]
    for text in texts:
        model(torch.tensor([text]))
    for hook in hooks:
        hook.remove()
    return largest


def _observer(largest: dict[str, NDArray[np.float32]], name: str) -> Callable[[Module, tuple[torch.Tensor, ...]], None]:
    """Return a hook that updates the largest inputs of one module."""

    def observe(_: Module, inputs: tuple[torch.Tensor, ...]) -> None:
        channels = inputs[0].abs().flatten(0, -2).amax(dim=0).numpy()
        largest[name] = np.maximum(largest.get(name, np.zeros_like(channels)), channels)

    return observe
