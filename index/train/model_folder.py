"""A BERT with its graph in eight bits as a folder that sentence-transformers loads as it is."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.train.onnx_export import export_int8
from index.vectors.transformer_encoder import GRAPH, WINDOW

if TYPE_CHECKING:
    from transformers import BertModel


def save(body: "BertModel", out: Path, texts: Sequence[Sequence[int]]) -> None:
    """Write weights (float16) and graph (int8) beside the tokenizer in `out`, laid out for sentence-transformers.

    Args:
        texts: piece numbers of some texts, from which the graph's numbers are scaled.
    """
    export_int8(body, out / GRAPH, texts)
    body.half().save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)
    (out / "1_Pooling").mkdir(exist_ok=True)
    for name, content in _folder_files(body).items():
        (out / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _folder_files(body: "BertModel") -> dict[str, object]:
    kinds = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    modules = [
        {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for at, (path, kind) in enumerate(kinds.items())
    ]
    marks = {f"{name}_token": f"[{name.upper()}]" for name in ("cls", "sep", "pad", "unk", "mask")}
    # The plain class reads tokenizer.json as it is; that of BERT would fold in its own way.
    tokenizer = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": WINDOW + 2, **marks}
    return {
        "modules.json": modules,
        "1_Pooling/config.json": {
            "word_embedding_dimension": body.config.hidden_size,
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": WINDOW + 2, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "similarity_fn_name": "cosine",
            "prompts": {},
            "default_prompt_name": None,
        },
        "tokenizer_config.json": tokenizer,
    }
