"""A transformer with a vocabulary of a few words and a few thousand weights, saved by sentence-transformers."""

from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

DIMENSIONS = 16
PROMPTS = {"query": "query: ", "passage": "passage: "}
_WORDS = "[PAD] [UNK] [CLS] [SEP] query passage : the conference in Kuwait oil متى عقد المؤتمر في الكويت"
_LONGEST_TOKENS = 64


def save_tiny_transformer(folder: Path) -> Path:
    """Write the model into `folder / "model"` and return that; its weights are random and always the same."""
    base, out = folder / "base", folder / "model"
    words = {word: number for number, word in enumerate(_WORDS.split())}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(base)
    torch.manual_seed(1)
    BertModel(
        BertConfig(
            vocab_size=len(words),
            hidden_size=DIMENSIONS,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=DIMENSIONS,
            max_position_embeddings=_LONGEST_TOKENS,
            initializer_range=0.5,  # far apart, so that different inputs have clearly different vectors
        )
    ).save_pretrained(base)
    modules = [Transformer(str(base), max_seq_length=_LONGEST_TOKENS), Pooling(DIMENSIONS)]
    SentenceTransformer(modules=modules, prompts=PROMPTS).save(str(out))
    return out
