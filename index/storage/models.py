"""The encoder and the analyzer of a library."""

from dataclasses import dataclass

from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer


@dataclass(frozen=True, slots=True)
class Models:
    """What makes the vectors and the terms of passages and questions."""

    encoder: Encoder
    analyzer: Analyzer
