"""Words of a sentence by their places: what the rules of the reader return."""

from collections.abc import Set
from typing import NamedTuple

from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found


class Words(NamedTuple):
    """The words `first` to `last` (included)."""

    first: int
    last: int

    @property
    def slice(self) -> slice:
        """The words as a slice of the columns of their sentence."""
        return slice(self.first, self.last + 1)


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


def longest_ending(tokens: Tokens, last: int, kinds: Set[Kind], first: int = 0) -> Words | None:
    """Return the longest span of some kinds that ends with the word `last` and begins at `first` or after it."""
    spans = (each for each in typed_spans(tokens) if each.kind in kinds and each.last == last and each.first >= first)
    longest = min(spans, key=lambda each: each.first, default=None)
    return Words(longest.first, longest.last) if longest else None
