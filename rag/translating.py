"""A translation model that gives a document the other language, sentence by sentence, before it is stored.

Any transformers sequence-to-sequence model for it, by name or folder: one direction (Marian: opus-mt-ar-en) or many
(NLLB). The result is marked `model`, which readers are shown as unofficial; the source stays what is quoted.
Safetensors only; no code of a model is run.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from corpus.passage import OTHER_LANGUAGE, Document, Language, SentencePair
from corpus.sentences import sentence_spans
from corpus.split import split
from index.pretrained import load_pretrained

_NLLB_CODES: dict[Language, str] = {"ar": "arb_Arab", "en": "eng_Latn"}
_BATCH_SENTENCES = 16
_LONGEST_TOKENS = 256

_HINT = "Leave IQTIBAS_TRANSLATOR empty, or set it to a translation model's name or folder."


class Translator:
    """A translation model."""

    def __init__(self, name_or_path: str) -> None:
        """Load the model; a name that is not a folder may be fetched from its hub by transformers.

        Raises: ModelUnavailable when it cannot be loaded, or its folder holds code or pickled weights.
        """
        self.name = name_or_path
        self._tokenizer, self._model = load_pretrained(
            "translator", name_or_path, partial(_load, name_or_path), hint=_HINT
        )

    def translated(self, document: Document) -> Document:
        """Return the document with a translation of each paragraph; as it is where it has one already, or where the
        model does not translate from its language."""
        if document.translations or not self._translates_from(document.language):
            return document
        target = OTHER_LANGUAGE[document.language]
        paragraphs = [self._pairs(passage.text, document.language) for passage in split(document)]
        return replace(document, translations={target: paragraphs}, translation_source="model")

    def _translates_from(self, language: Language) -> bool:
        source = getattr(self._tokenizer, "source_lang", None)
        return source is None or self._is_multilingual or str(source).lower().startswith(language)

    @property
    def _is_multilingual(self) -> bool:
        return hasattr(self._tokenizer, "src_lang")

    def _pairs(self, text: str, language: Language) -> tuple[SentencePair, ...]:
        sentences = [text[start:end] for start, end in sentence_spans(text)]
        return tuple(zip(sentences, self._translate(sentences, language), strict=True))

    def _translate(self, sentences: Sequence[str], language: Language) -> list[str]:
        return [
            line
            for start in range(0, len(sentences), _BATCH_SENTENCES)
            for line in self._batch(list(sentences[start : start + _BATCH_SENTENCES]), language)
        ]

    def _batch(self, sentences: list[str], language: Language) -> list[str]:
        import torch

        options: dict[str, int] = {}
        if self._is_multilingual:
            self._tokenizer.src_lang = _NLLB_CODES[language]
            options["forced_bos_token_id"] = self._tokenizer.convert_tokens_to_ids(
                _NLLB_CODES[OTHER_LANGUAGE[language]]
            )
        inputs = self._tokenizer(
            sentences, return_tensors="pt", padding=True, truncation=True, max_length=_LONGEST_TOKENS
        )
        with torch.inference_mode():
            tokens = self._model.generate(**inputs, max_new_tokens=_LONGEST_TOKENS, do_sample=False, **options)
        return [str(line).strip() for line in self._tokenizer.batch_decode(tokens, skip_special_tokens=True)]


def _load(name_or_path: str, only_here: bool) -> tuple[Any, Any]:
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    chosen = {"trust_remote_code": False, "local_files_only": only_here}
    tokenizer = AutoTokenizer.from_pretrained(name_or_path, **chosen)
    model: Any = AutoModelForSeq2SeqLM.from_pretrained(name_or_path, use_safetensors=True, **chosen)
    return tokenizer, model.eval()
