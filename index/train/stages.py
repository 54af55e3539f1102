"""The stages in which the bundled transformer is trained: what each draws, and how it learns."""

from dataclasses import dataclass

from index.train.distil import DistilSettings
from index.train.distil_texts import EVERYTHING, FIRST, Mix
from index.vectors.transformer_encoder import WINDOW


@dataclass(frozen=True, slots=True)
class Stage:
    """One training, by its number: what it draws, and how it learns.

    Texts of more pieces than `longest` are left out (none, if it is the window, where longer ones are cut off);
    `longest_english` is where their translations are cut off. `layers` are kept of the body, and learned with all of
    the rows; 0: only the Arabic rows are. With `contrast`, questions learn to find their passages as well.
    """

    number: int
    mix: Mix
    distil: DistilSettings
    longest: int = WINDOW
    longest_english: int = WINDOW
    layers: int = 0
    contrast: bool = False

    @property
    def draws(self) -> tuple[object, ...]:
        """Return what its examples depend on: stages of the same are taught from the same ones."""
        return self.mix, self.distil.seed, self.longest, self.longest_english


_FEWER_LAYERS = DistilSettings(
    batch_tokens=65_536,
    most_rows=4_096,
    pool=8_192,
    learning_rate=5e-4,
    layers_rate=5e-4,
    warm_up=100,
    steps=2_500,
    checkpoint_every=500,
)
_RETRIEVAL = DistilSettings(
    batch_tokens=32_768, most_rows=2_048, learning_rate=1e-4, layers_rate=5e-5, steps=200, checkpoint_every=100
)
STAGES = (
    Stage(1, FIRST, DistilSettings(), longest=46, longest_english=62),
    Stage(2, EVERYTHING, _FEWER_LAYERS, layers=4),
    Stage(3, EVERYTHING, _RETRIEVAL, layers=4, contrast=True),
)
