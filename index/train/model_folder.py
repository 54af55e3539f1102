"""Saves a BERT as a sentence-transformers folder, with a quantised ONNX graph beside the weights."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.train.onnx_export import export_int8
from index.vectors.transformer_encoder import GRAPH, WINDOW

if TYPE_CHECKING:
    from transformers import BertModel

_SPECIAL_TOKENS = ("cls", "sep", "pad", "unk", "mask")
_MODULES = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
"""The type of each sentence-transformers module, by its folder."""


def save(model: "BertModel", out: Path, texts: Sequence[Sequence[int]]) -> None:
    """Write weights (float16), graph (int8) and configuration into `out`, which already has the tokenizer.

    Args:
        texts: token ids of texts by which quantisation is calibrated.
    """
    export_int8(model, out / GRAPH, texts)
    model.half().save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)
    (out / "1_Pooling").mkdir(exist_ok=True)
    for name, content in _configuration(model).items():
        (out / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _configuration(model: "BertModel") -> dict[str, object]:
    """Return the content of each configuration file, by its name."""
    modules = [
        {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for at, (path, kind) in enumerate(_MODULES.items())
    ]
    special_tokens = {f"{name}_token": f"[{name.upper()}]" for name in _SPECIAL_TOKENS}
    return {
        "modules.json": modules,
        "1_Pooling/config.json": {
            "word_embedding_dimension": model.config.hidden_size,
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": WINDOW + 2, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "similarity_fn_name": "cosine",
            "prompts": {},
            "default_prompt_name": None,
        },
        # Not BertTokenizerFast, which would replace the normaliser of tokenizer.json by its own.
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": WINDOW + 2,
            **special_tokens,
        },
    }
