"""A BERT as an ONNX graph, written node by node: some fifteen to a layer, in operators that onnxruntime has fused.

    ids ─> rows (8 bits) ─> + positions ─> norm ─> [ qkv ─> heads ─> out ─> + norm ─> up ─> GELU ─> down ─> + norm ] x L

What a tracer writes is three times as many nodes, most of which move data about; an optimiser mends some of that on the
machine that loads the graph, each time. The operators of `com.microsoft` are the same ones on every CPU.

Source of `smooth`: Xiao et al., SmoothQuant, ICML 2023, equation 3; here only channels that stand out are divided.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from transformers import BertModel

INPUTS = ("input_ids", "attention_mask")
OUTPUT = "last_hidden_state"
QKV, OUT, UP, DOWN = "attention.self.query", "attention.output.dense", "intermediate.dense", "output.dense"

_LARGEST_ROW = 127
_LARGEST_WEIGHT = 63  # seven bits: CPUs without VNNI add two products of eight-bit numbers in sixteen bits
_STANDS_OUT = 3.0  # times the median channel's largest value
_TINY = np.float32(1e-12)
_OPSET = 17
_IR = 8
_FUSED = "com.microsoft"

Array = NDArray[Any]
Floats = NDArray[np.float32]


def eight_bit_graph(model: "BertModel", largest: Mapping[str, Floats]) -> onnx.ModelProto:
    """Return the graph of `model` (its last hidden state, not pooled) with weights in eight bits.

    Args:
        largest: of the inputs of each layer's matrices (`layer_matrices`), the largest absolute value of each channel.
    """
    return _Graph(model, largest).whole()


def layer_matrices(layer: int) -> dict[str, str]:
    """Return the name of each module of a layer that is multiplied in eight bits, by its kind."""
    return {kind: f"encoder.layer.{layer}.{kind}" for kind in (QKV, OUT, UP, DOWN)}


class _Graph:
    """Nodes and constants, as they are added."""

    def __init__(self, model: "BertModel", largest: Mapping[str, Floats]) -> None:
        self._config = model.config
        self._state = {name: values.detach().float().numpy() for name, values in model.state_dict().items()}
        self._largest = largest
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def whole(self) -> onnx.ModelProto:
        mask = self._add("Cast", INPUTS[1], to=TensorProto.INT32)
        hidden = self._embedded()
        for layer in range(self._config.num_hidden_layers):
            hidden = self._layer(hidden, mask, layer_matrices(layer))
        self._nodes[-1].output[0] = OUTPUT
        axes = ["batch", "length"]
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in INPUTS],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [*axes, self._config.hidden_size])],
            self._constants,
        )
        operators = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=_IR)

    def _embedded(self) -> str:
        rows = self._state["embeddings.word_embeddings.weight"]
        scale = np.maximum(np.abs(rows).max(axis=1, keepdims=True), _TINY) / _LARGEST_ROW
        eight_bit = self._constant("rows", np.rint(rows / scale).astype(np.int8))
        pieces = self._add("Cast", self._add("Gather", eight_bit, INPUTS[0]), to=TensorProto.FLOAT)
        scaled = self._add("Mul", pieces, self._add("Gather", self._constant("scale", scale), INPUTS[0]))
        places = self._state["embeddings.position_embeddings.weight"]
        places = places + self._state["embeddings.token_type_embeddings.weight"][:1]
        length = self._add("Shape", INPUTS[0], start=1, end=2)
        zero = self._constant("zero", np.zeros(1, np.int64))
        positions = self._add("Slice", self._constant("places", places), zero, length, zero)
        return self._normed(self._add("Add", scaled, positions), "embeddings.LayerNorm")

    def _layer(self, hidden: str, mask: str, names: Mapping[str, str]) -> str:
        selves = [names[QKV].replace("query", part) for part in ("query", "key", "value")]
        parts = self._constant(f"{names[QKV]}.parts", np.full(3, self._config.hidden_size, np.int64))
        split = self._add_many("Split", 3, self._times(hidden, names[QKV], selves), parts, axis=2)
        heads = self._config.num_attention_heads
        context = self._add("MultiHeadAttention", *split, "", mask, domain=_FUSED, num_heads=heads)
        hidden = self._added(self._times(context, names[OUT]), hidden, names[OUT])
        wide = self._add("Gelu", self._times(hidden, names[UP]), domain=_FUSED)
        return self._added(self._times(wide, names[DOWN]), hidden, names[DOWN])

    def _times(self, hidden: str, name: str, modules: list[str] | None = None) -> str:
        """Add the product with the weights of these modules side by side, and their biases."""
        weights, bias = (
            np.concatenate([self._state[f"{module}.{kind}"] for module in modules or [name]])
            for kind in ("weight", "bias")
        )
        divisor = smooth(self._largest[name])
        if (divisor > 1).any():
            hidden = self._add("Mul", hidden, self._constant(f"{name}.divisor", 1 / divisor))
            weights = weights * divisor
        scale = np.maximum(np.abs(weights).max(axis=1), _TINY) / _LARGEST_WEIGHT
        eight_bit = np.rint(weights / scale[:, None]).astype(np.int8).T
        constants = {"weight": eight_bit, "scale": scale, "bias": bias}
        weight, steps, last = (self._constant(f"{name}.{kind}", values) for kind, values in constants.items())
        return self._add("DynamicQuantizeMatMul", hidden, weight, steps, "", last, domain=_FUSED)

    def _added(self, new: str, hidden: str, name: str) -> str:
        # Two nodes: the operator that does both takes more than twice as long.
        return self._normed(self._add("Add", new, hidden), name.replace("dense", "LayerNorm"))

    def _normed(self, hidden: str, name: str) -> str:
        gain, shift = (self._constant(f"{name}.{kind}", self._state[f"{name}.{kind}"]) for kind in ("weight", "bias"))
        return self._add("LayerNormalization", hidden, gain, shift, epsilon=self._config.layer_norm_eps)

    def _constant(self, name: str, values: Array) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        return self._add_many(kind, 1, *inputs, **attributes)[0]

    def _add_many(self, kind: str, outputs: int, *inputs: str, **attributes: Any) -> list[str]:
        names = [f"{kind}_{len(self._nodes)}_{number}" for number in range(outputs)]
        self._nodes.append(helper.make_node(kind, inputs, names, names[0], **attributes))
        return names


def smooth(largest: Floats) -> Floats:
    """Return what each channel of an input is divided by, float32 `(channels,)`: 1 for those that do not stand out.

    One value of 28 among ones would leave the rest 14 of 256 steps, since a text has one scale in all channels.
    """
    divisor: Floats = np.maximum(1, largest / (_STANDS_OUT * np.median(largest) + _TINY)).astype(np.float32)
    return divisor
