"""A BERT that learns: some of its rows of pieces, and its layers once they are asked for."""

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
    """A body with learned rows; its layers are frozen until they are asked for."""

    def __init__(self, body: "BertModel", rows: NDArray[np.int64]) -> None:
        """Take the body; its rows numbered `rows` are learned."""
        self.body = body.eval().requires_grad_(False).to(device())
        self._rows = torch.from_numpy(rows).to(device())
        self._frozen = body.get_input_embeddings().weight
        self.learned = torch.nn.Parameter(self._frozen[self._rows].clone())
        self._place = torch.full((len(self._frozen),), -1, device=device())
        self._place[self._rows] = torch.arange(len(rows), device=device())

    def layers(self) -> list[torch.nn.Parameter]:
        """Return the weights of the layers, to be learned from now on."""
        return list(self.body.encoder.requires_grad_(True).parameters())

    def whole(self) -> "BertModel":
        """Return the body with what was learned in its place."""
        with torch.no_grad():
            self._frozen[self._rows] = self.learned
        return self.body.cpu()

    def encode(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return unit rows for texts, int64 `(texts, length)`; `mask` has 0 where a shorter one has ended."""
        place = self._place[pieces]
        learned = embedding(place.clamp(min=0), self.learned)
        embedded = torch.where((place >= 0)[..., None], learned, self._frozen[pieces])
        with torch.autocast(device().type, torch.bfloat16, enabled=device().type == "cuda"):
            states = self.body(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        if mask is not None:
            states = states * mask[..., None]
        return normalize(states.float().sum(dim=1))


def shallow(body: "BertModel", layers: int) -> "BertModel":
    """Return the body with `layers` of its layers, evenly spread, the first and the last among them."""
    kept = np.linspace(0, body.config.num_hidden_layers - 1, layers).round().astype(int).tolist()
    body.encoder.layer = torch.nn.ModuleList(body.encoder.layer[at] for at in kept)
    body.config.num_hidden_layers = layers
    return body
