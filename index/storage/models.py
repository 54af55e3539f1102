"""What makes passages searchable: an encoder and an analyzer, which go together wherever documents come in."""

from dataclasses import dataclass

from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer


@dataclass(frozen=True, slots=True)
class Models:
    """What makes the vectors and the terms of a library's passages, and of the questions asked of them."""

    encoder: Encoder
    analyzer: Analyzer
