"""The stages in which the bundled transformer is trained."""

from dataclasses import dataclass

from index.train.distil import DistilSettings
from index.train.distil_texts import EVERYTHING, FREQUENT, Mix
from index.vectors.transformer_encoder import WINDOW


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of training.

    Attributes:
        mix: the texts of its examples.
        max_tokens: longer examples are left out; up to the window, at which they are truncated.
        max_english_tokens: the translations that the teacher encodes are truncated to this length.
        layers: how many layers the model keeps, to be trained with all token embeddings; 0 to train the embeddings of
            Arabic tokens only.
        contrast: whether the contrastive loss on questions and passages is added.
    """

    number: int
    mix: Mix
    distil: DistilSettings
    max_tokens: int = WINDOW
    max_english_tokens: int = WINDOW
    layers: int = 0
    contrast: bool = False

    @property
    def examples_key(self) -> tuple[object, ...]:
        """What the examples depend on: stages with equal keys have equal examples."""
        return self.mix, self.distil.seed, self.max_tokens, self.max_english_tokens


_FEWER_LAYERS = DistilSettings(
    batch_tokens=65_536,
    batch_texts=4_096,
    pool=8_192,
    learning_rate=5e-4,
    layers_learning_rate=5e-4,
    warm_up_steps=100,
    steps=2_500,
    checkpoint_every=500,
)
_RETRIEVAL = DistilSettings(
    batch_tokens=32_768,
    batch_texts=2_048,
    learning_rate=1e-4,
    layers_learning_rate=5e-5,
    steps=200,
    checkpoint_every=100,
)
STAGES = (
    Stage(1, FREQUENT, DistilSettings(), max_tokens=46, max_english_tokens=62),
    Stage(2, EVERYTHING, _FEWER_LAYERS, layers=4),
    Stage(3, EVERYTHING, _RETRIEVAL, layers=4, contrast=True),
)
