"""Any sentence-transformers model, by name or folder, as an encoder. Owns torch and sentence-transformers.

Prompts are the ones that the model's own config names for queries and passages (e5: "query: ", "passage: "). Weights
are read from safetensors only and no code of the model is run. The libraries cost seconds to import, so they are
imported when such an encoder is made, and never otherwise.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from index.pretrained import load_pretrained
from index.vectors.encoder import Matrix

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_QUERY_PROMPTS = ("query",)
_PASSAGE_PROMPTS = ("passage", "document", "corpus")
_BATCH = 32
_HINT = "Set IQTIBAS_ENCODER to `bundled`, a model folder, or a sentence-transformers name."


class SentenceEncoder:
    """A sentence-transformers model behind the encoder protocol; its vectors are brought to length one."""

    def __init__(self, name_or_path: str) -> None:
        """Load the model; a name that is not a folder may be fetched from its hub by sentence-transformers.

        Raises: ModelUnavailable when it cannot be loaded, or its folder holds code or pickled weights.
        """
        self.name = name_or_path
        self._model = load_pretrained("encoder", name_or_path, partial(_load, name_or_path), hint=_HINT)

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of weights, modules (how tokens are pooled), tokenizer and prompts."""
        import torch

        digest = hashlib.sha256(repr(sorted(self._model.prompts.items())).encode())
        digest.update(repr(self._model).encode())
        for name, weights in sorted(self._model.state_dict().items()):
            # As bytes, because numpy has no bfloat16.
            digest.update(name.encode() + weights.detach().cpu().flatten().view(torch.uint8).numpy().tobytes())
        digest.update(repr(sorted(self._model.tokenizer.get_vocab().items())).encode())
        return digest.hexdigest()[:16]

    @cached_property
    def dim(self) -> int:
        """Return the number of columns."""
        return len(self._encode(["-"], None)[0])

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows, with the model's query prompt where it has one."""
        return self._encode(texts, self._prompt(_QUERY_PROMPTS))

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows, with the model's passage prompt where it has one."""
        return self._encode(texts, self._prompt(_PASSAGE_PROMPTS))

    def _prompt(self, names: Sequence[str]) -> str | None:
        # sentence-transformers gives every model an empty prompt `query` and `document`.
        return next((name for name in names if self._model.prompts.get(name)), None)

    def _encode(self, texts: Sequence[str], prompt: str | None) -> Matrix:
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        vectors = self._model.encode(
            list(map(_encodable, texts)),
            prompt_name=prompt,
            batch_size=_BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, np.float32)


def _encodable(text: str) -> str:
    """Return the text with `?` for what UTF-8 cannot say: tokenizers refuse lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _load(name_or_path: str, only_here: bool) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(
        name_or_path,
        trust_remote_code=False,
        local_files_only=only_here,
        model_kwargs={"use_safetensors": True},
    )
