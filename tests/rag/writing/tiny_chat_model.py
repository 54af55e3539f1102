"""Causal chat models of a few thousand weights with a chat template, saved as transformers saves models.

Torch is loaded when a model is made, so that collecting the tests does not wait for it.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer, decoders, models, pre_tokenizers

if TYPE_CHECKING:
    from transformers import LlamaForCausalLM, PreTrainedTokenizerFast

_TEMPLATE = "{% for m in messages %}<{{ m['role'] }}>{{ m['content'] }}</s>{% endfor %}<assistant>"
_HEAD_STEP = 4  # two heads, each of an even width
_SPECIAL = ["<pad>", "</s>", "<system>", "<user>", "<assistant>"]


def save_model_that_says(folder: Path, reply: str) -> Path:
    """Write a model into `folder` that answers everything with one reply, and return that; no word may come twice.

    Each word is a token that no prompt has; the layer adds nothing, and the head leads from a word to the next one.
    """
    import torch

    words = [piece if at == 0 else f" {piece}" for at, piece in enumerate(reply.split())]
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    pieces = [byte_level.pre_tokenize_str(word)[0][0] for word in words]
    tokenizer = _tokenizer(pieces)
    tokenizer.save_pretrained(folder)
    width = -(-len(tokenizer) // _HEAD_STEP) * _HEAD_STEP
    model = _model(len(tokenizer), hidden_size=width)
    said = tokenizer.convert_tokens_to_ids(["<assistant>", *pieces, "</s>"])
    with torch.no_grad():
        model.model.embed_tokens.weight.copy_(torch.eye(len(tokenizer), width))
        for layer in model.model.layers:
            layer.self_attn.o_proj.weight.zero_()
            layer.mlp.down_proj.weight.zero_()
        model.lm_head.weight.zero_()
        for word, following in pairwise(said):
            model.lm_head.weight[following, word] = 1.0
    model.save_pretrained(folder)
    return folder


def save_tiny_chat_model(folder: Path, *, chat_template: str | None = _TEMPLATE) -> Path:
    """Write the model into `folder` and return that; it reads and writes bytes, and its weights are always the same."""
    tokenizer = _tokenizer()
    tokenizer.chat_template = chat_template
    tokenizer.save_pretrained(folder)
    _model(len(tokenizer), hidden_size=16).save_pretrained(folder)
    return folder


def _tokenizer(pieces: Sequence[str] = ()) -> "PreTrainedTokenizerFast":
    """Return a tokenizer that reads bytes, and writes these pieces too."""
    from transformers import PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {piece: number for number, piece in enumerate([*_SPECIAL, *alphabet, *pieces])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", additional_special_tokens=_SPECIAL[2:]
    )
    fast.chat_template = _TEMPLATE
    return fast


def _model(vocab_size: int, *, hidden_size: int) -> "LlamaForCausalLM":
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=vocab_size,
        hidden_size=hidden_size,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=2048,
        initializer_range=0.5,
        pad_token_id=0,
        eos_token_id=1,
    )
    return LlamaForCausalLM(config)
