"""Models of a few thousand random weights that read letters, saved as transformers saves models: a cross-encoder, a
question-answering model and a translation model. What they say means nothing; that it is taken rightly is tested."""

from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    BertConfig,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    PreTrainedTokenizerFast,
)

_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
_SIZES = {
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 16,
    "initializer_range": 0.5,
}
_LONGEST_TOKENS = 512


def save_tiny_cross_encoder(folder: Path) -> Path:
    """Write a sequence classifier with one label."""
    config = BertConfig(vocab_size=_save_tokenizer(folder), num_labels=1, **_SIZES)
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def save_tiny_reader(folder: Path) -> Path:
    """Write a question-answering model."""
    config = BertConfig(vocab_size=_save_tokenizer(folder), **_SIZES)
    BertForQuestionAnswering(config).save_pretrained(folder)
    return folder


def save_tiny_translator(folder: Path) -> Path:
    """Write a sequence-to-sequence model."""
    config = BartConfig(
        vocab_size=_save_tokenizer(folder),
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=16,
        decoder_ffn_dim=16,
        init_std=0.5,
        pad_token_id=0,
        bos_token_id=2,
        eos_token_id=3,
        decoder_start_token_id=2,
        forced_eos_token_id=3,
    )
    BartForConditionalGeneration(config).save_pretrained(folder)
    return folder


def _save_tokenizer(folder: Path) -> int:
    """Write a tokenizer that reads bytes, seed the weights to come, and return the size of its vocabulary."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {piece: number for number, piece in enumerate([*_SPECIAL, *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=_LONGEST_TOKENS,
    ).save_pretrained(folder)
    torch.manual_seed(1)
    return len(vocabulary)
