"""Words of a sentence by their places: what the rules of the reader return."""

from typing import NamedTuple

from rag.reading.sentences.found import Found


class Words(NamedTuple):
    """The words `first` to `last` (included)."""

    first: int
    last: int


class Stretch(NamedTuple):
    """The words `first` to `last` (included) of a sentence."""

    found: Found
    first: int
    last: int
