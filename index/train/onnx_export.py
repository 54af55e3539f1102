"""A sentence-transformers BERT to ONNX, in eight bits: what the default path runs without torch.

Weights are quantised per channel and to seven bits (`reduce_range`): CPUs without VNNI add products of eight-bit
numbers in sixteen bits, which overflows, and would give other vectors than those with it. The rows of pieces, most
of the model, are eight-bit numbers with a scale for each row.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from warnings import catch_warnings, simplefilter

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

INPUTS = ("input_ids", "attention_mask")
OUTPUT = "last_hidden_state"
_OPSET = 17
_LARGEST_INT8 = 127
_TINY = 1e-12


class _Hidden(torch.nn.Module):
    """The last hidden state, from rows of pieces in eight bits."""

    rows: torch.Tensor
    scale: torch.Tensor

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model
        rows = model.get_input_embeddings().weight.detach().float()
        scale = rows.abs().amax(dim=1, keepdim=True).clamp(min=_TINY) / _LARGEST_INT8
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (rows / scale).round().to(torch.int8))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        embedded = self.rows[input_ids].float() * self.scale[input_ids]
        hidden: torch.Tensor = self.model(inputs_embeds=embedded, attention_mask=attention_mask).last_hidden_state
        return hidden


def export_int8(model: BertModel, path: Path) -> None:
    """Write `model` (its last hidden state, not pooled) to `path` as an ONNX graph with int8 weights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        _export(model.eval(), exact)
        quantize_dynamic(
            exact,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )


def _export(model: BertModel, path: Path) -> None:
    example = torch.tensor([[2, 5, 3], [2, 4, 3]])
    axes = {name: {0: "batch", 1: "length"} for name in (*INPUTS, OUTPUT)}
    with catch_warnings():
        simplefilter("ignore")  # the exporter is deprecated, but the one to come asks for more packages
        torch.onnx.export(
            _Hidden(model),
            (example, torch.ones_like(example)),
            str(path),
            input_names=list(INPUTS),
            output_names=[OUTPUT],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
