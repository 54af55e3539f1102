"""The model in training: a BERT with trainable token embeddings and, in later stages, trainable layers."""

from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import embedding, normalize

from index.train.buckets import device

if TYPE_CHECKING:
    from transformers import BertModel


class Student:
    """A sentence encoder (BERT, mean pooling) of which some token embeddings are trained.

    All other weights are frozen; `unfreeze_layers` makes those of the layers trainable.
    """

    def __init__(self, model: "BertModel", trained_ids: NDArray[np.int64]) -> None:
        """Move the model to the training device; the embeddings of the tokens `trained_ids` become trainable."""
        self.model = model.eval().requires_grad_(False).to(device())
        self._trained_ids = torch.from_numpy(trained_ids).to(device())
        self._frozen = model.get_input_embeddings().weight
        # A parameter of their own: the gradients of a few rows would otherwise be as large as the whole vocabulary.
        self.embeddings = torch.nn.Parameter(self._frozen[self._trained_ids].clone())
        self._row_of_id = torch.full((len(self._frozen),), -1, device=device())
        self._row_of_id[self._trained_ids] = torch.arange(len(trained_ids), device=device())

    def unfreeze_layers(self) -> list[torch.nn.Parameter]:
        """Make the layers trainable, and return their weights."""
        return list(self.model.encoder.requires_grad_(True).parameters())

    def trained_model(self) -> "BertModel":
        """Return the model with the trained embeddings in their rows, on the CPU."""
        with torch.no_grad():
            self._frozen[self._trained_ids] = self.embeddings
        return self.model.cpu()

    def encode(self, token_ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return float32 `(texts, dim)`, unit rows.

        Args:
            token_ids: int64 `(texts, length)`.
            mask: int64 of the same shape, 0 for padding; None where there is none.
        """
        rows = self._row_of_id[token_ids]
        trained = embedding(rows.clamp(min=0), self.embeddings)
        inputs = torch.where((rows >= 0)[..., None], trained, self._frozen[token_ids])
        with torch.autocast(device().type, torch.bfloat16, enabled=device().type == "cuda"):
            states = self.model(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        if mask is not None:
            states = states * mask[..., None]
        return normalize(states.float().sum(dim=1))


def keep_layers(model: "BertModel", count: int) -> "BertModel":
    """Return the model with `count` of its layers, evenly spaced, including the first and the last."""
    kept = np.linspace(0, model.config.num_hidden_layers - 1, count).round().astype(int).tolist()
    model.encoder.layer = torch.nn.ModuleList(model.encoder.layer[at] for at in kept)
    model.config.num_hidden_layers = count
    return model
