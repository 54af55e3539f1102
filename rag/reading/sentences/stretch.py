"""Words of a sentence by their places: what the rules of the reader return."""

from typing import NamedTuple

from rag.reading.forms.tokens import Tokens
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


def parts_of(tokens: Tokens) -> list[Words]:
    """Return the stretches of words between commas and other marks."""
    starts = [0, *tokens.parts]
    ends = [*(at - 1 for at in starts[1:]), len(tokens) - 1]
    return [Words(first, last) for first, last in zip(starts, ends, strict=True)]
