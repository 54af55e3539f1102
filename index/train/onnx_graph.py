"""The ONNX graph of a BERT with int8 weights, about fifteen nodes per layer, in operators that onnxruntime fuses.

    ids ─> tokens ─> + positions ─> norm ─> [ qkv ─> attention ─> out ─> + norm ─> up ─> GELU ─> down ─> + norm ] x L

Matrices are quantised per output channel, to seven bits: CPUs without VNNI add two products of int8 numbers in 16 bits,
which eight bits would overflow. Token embeddings are quantised to eight bits with a scale per token. A traced graph has
three times as many nodes, which onnxruntime would have to optimise whenever it loads the file.

Source of `smooth`: Xiao et al., SmoothQuant, ICML 2023, equation 3; here only outlier channels are divided.
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

_MAX_EMBEDDING = 127
_MAX_WEIGHT = 63
_OUTLIER_RATIO = 3.0
"""A channel is an outlier if its largest value exceeds this multiple of the median channel's; chosen."""

_TINY = np.float32(1e-12)
_OPSET = 17
_IR_VERSION = 8
_FUSED = "com.microsoft"

Array = NDArray[Any]
Floats = NDArray[np.float32]


def quantised_graph(model: "BertModel", largest: Mapping[str, Floats]) -> onnx.ModelProto:
    """Return the graph of `model`; its output is the last hidden state.

    Args:
        largest: the largest absolute value of each input channel, by the name of the module (`quantised_modules`).
    """
    return _GraphBuilder(model, largest).build()


def quantised_modules(layer: int) -> dict[str, str]:
    """Return the names of the modules of a layer whose matrices are quantised, by kind; query stands for query, key and
    value, which are one matrix."""
    return {kind: f"encoder.layer.{layer}.{kind}" for kind in (QKV, OUT, UP, DOWN)}


class _GraphBuilder:
    """Collects the nodes and initialisers of one graph; methods that add nodes return the name of their output."""

    def __init__(self, model: "BertModel", largest: Mapping[str, Floats]) -> None:
        self._config = model.config
        self._weights = {name: values.detach().float().numpy() for name, values in model.state_dict().items()}
        self._largest = largest
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        """Return the whole graph."""
        mask = self._node("Cast", INPUTS[1], to=TensorProto.INT32)
        hidden = self._embeddings()
        for layer in range(self._config.num_hidden_layers):
            hidden = self._layer(hidden, mask, quantised_modules(layer))
        self._nodes[-1].output[0] = OUTPUT
        axes = ["batch", "length"]
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in INPUTS],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [*axes, self._config.hidden_size])],
            self._initializers,
        )
        operators = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=_IR_VERSION)

    def _embeddings(self) -> str:
        """Add token and position embeddings, and their normalisation."""
        tokens = self._weights["embeddings.word_embeddings.weight"]
        scale = np.maximum(np.abs(tokens).max(axis=1, keepdims=True), _TINY) / _MAX_EMBEDDING
        quantised = self._initializer("rows", np.rint(tokens / scale).astype(np.int8))
        rows = self._node("Cast", self._node("Gather", quantised, INPUTS[0]), to=TensorProto.FLOAT)
        scaled = self._node("Mul", rows, self._node("Gather", self._initializer("scale", scale), INPUTS[0]))
        positions = self._weights["embeddings.position_embeddings.weight"]
        positions = positions + self._weights["embeddings.token_type_embeddings.weight"][:1]
        length = self._node("Shape", INPUTS[0], start=1, end=2)
        zero = self._initializer("zero", np.zeros(1, np.int64))
        used = self._node("Slice", self._initializer("places", positions), zero, length, zero)
        return self._layer_norm(self._node("Add", scaled, used), "embeddings.LayerNorm")

    def _layer(self, hidden: str, mask: str, names: Mapping[str, str]) -> str:
        """Add attention and feed-forward network, each with its residual connection."""
        query_key_value = [names[QKV].replace("query", part) for part in ("query", "key", "value")]
        sizes = self._initializer(f"{names[QKV]}.parts", np.full(3, self._config.hidden_size, np.int64))
        split = self._outputs("Split", 3, self._linear(hidden, names[QKV], query_key_value), sizes, axis=2)
        heads = self._config.num_attention_heads
        context = self._node("MultiHeadAttention", *split, "", mask, domain=_FUSED, num_heads=heads)
        hidden = self._residual(self._linear(context, names[OUT]), hidden, names[OUT])
        wide = self._node("Gelu", self._linear(hidden, names[UP]), domain=_FUSED)
        return self._residual(self._linear(wide, names[DOWN]), hidden, names[DOWN])

    def _linear(self, hidden: str, name: str, modules: list[str] | None = None) -> str:
        """Add a quantised linear map.

        Args:
            name: the module that the calibration is of.
            modules: modules whose matrices are concatenated; by default the named one.
        """
        weights, bias = (
            np.concatenate([self._weights[f"{module}.{kind}"] for module in modules or [name]])
            for kind in ("weight", "bias")
        )
        divisor = smooth(self._largest[name])
        if (divisor > 1).any():
            hidden = self._node("Mul", hidden, self._initializer(f"{name}.divisor", 1 / divisor))
            weights = weights * divisor
        scale = np.maximum(np.abs(weights).max(axis=1), _TINY) / _MAX_WEIGHT
        quantised = np.rint(weights / scale[:, None]).astype(np.int8).T
        parameters = {"weight": quantised, "scale": scale, "bias": bias}
        weight, steps, last = (self._initializer(f"{name}.{kind}", values) for kind, values in parameters.items())
        return self._node("DynamicQuantizeMatMul", hidden, weight, steps, "", last, domain=_FUSED)

    def _residual(self, new: str, hidden: str, name: str) -> str:
        # Two nodes: the fused operator takes more than twice as long.
        return self._layer_norm(self._node("Add", new, hidden), name.replace("dense", "LayerNorm"))

    def _layer_norm(self, hidden: str, name: str) -> str:
        gain, shift = (
            self._initializer(f"{name}.{kind}", self._weights[f"{name}.{kind}"]) for kind in ("weight", "bias")
        )
        return self._node("LayerNormalization", hidden, gain, shift, epsilon=self._config.layer_norm_eps)

    def _initializer(self, name: str, values: Array) -> str:
        self._initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        return self._outputs(operator, 1, *inputs, **attributes)[0]

    def _outputs(self, operator: str, outputs: int, *inputs: str, **attributes: Any) -> list[str]:
        """Add a node with several outputs, and return their names."""
        names = [f"{operator}_{len(self._nodes)}_{number}" for number in range(outputs)]
        self._nodes.append(helper.make_node(operator, inputs, names, names[0], **attributes))
        return names


def smooth(largest: Floats) -> Floats:
    """Return the divisor of each input channel, float32 `(channels,)`: above 1 for outliers only.

    All channels of a text share one scale: a value of 28 among ones would leave the ones 14 of 256 steps.
    """
    divisor: Floats = np.maximum(1, largest / (_OUTLIER_RATIO * np.median(largest) + _TINY)).astype(np.float32)
    return divisor
