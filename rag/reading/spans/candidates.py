"""Candidate spans of a text, and their features that do not depend on a question.

In: the words of a text. Out: `Candidates`: first and last words, and a row of features each. Candidates start and end
with a content word, cross no full stop, colon or bracket, and stand between natural edges where they are long. The
features that depend on the question are those of `rag.reading.spans.weigh`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.spans import distinct
from rag.reading.forms.kinds import KINDS, Typed, typed_spans
from rag.reading.forms.names import rarity_of
from rag.reading.forms.tokens import EDGES, Tokens

LONGEST_WORDS = 24
"""Words of a candidate. Source: of the answers of SQuAD 2.0 dev and ARCD 99 % have at most 18."""
FREE_WORDS = 6
"""A longer candidate starts and ends beside a mark or a function word."""
_CACHED_TEXTS = 512
_WORD = EDGES.index("word")

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

STATIC_FEATURES = (
    "words", "log words", "stops", "commas", "capitals", "all capitals", "digits", "text start", "text end",
    "rarity", "rarity first", "rarity last",
    *(f"before {edge}" for edge in EDGES), *(f"after {edge}" for edge in EDGES),
    *(f"is {kind}" for kind in KINDS), *(f"has {kind}" for kind in KINDS), *(f"in {kind}" for kind in KINDS),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Spans of a text by their `first` and `last` words (included); `features` has a row of `STATIC_FEATURES` for
    each, and lies in memory a feature after another.
    """

    first: Ints
    last: Ints
    features: Floats

    def __len__(self) -> int:
        return len(self.first)


@lru_cache(_CACHED_TEXTS)
def candidates(tokens: Tokens) -> Candidates:
    """Return the spans of a text that could answer something."""
    first, last = _spans(tokens, typed_spans(tokens))
    return Candidates(first, last, _features(tokens, typed_spans(tokens), first, last))


def _spans(tokens: Tokens, typed: Sequence[Typed]) -> tuple[Ints, Ints]:
    n = len(tokens)
    first, length = np.meshgrid(np.arange(n), np.arange(LONGEST_WORDS), indexing="ij")
    last = first + length
    first, last = first[last < n], last[last < n]
    gaps = np.cumsum(tokens.gaps)
    inner = ~tokens.stop
    keep = inner[first] & inner[last] & (gaps[first] == gaps[last])
    edge = (tokens.before != _WORD)[first] & (tokens.after != _WORD)[last]
    keep &= (last - first < FREE_WORDS) | edge
    first, last = first[keep], last[keep]
    pairs = distinct(np.concatenate([first * n + last, np.array([t.first * n + t.last for t in typed], np.int64)]))
    return (pairs // n).astype(np.int32), (pairs % n).astype(np.int32)


def _features(tokens: Tokens, typed: Sequence[Typed], first: Ints, last: Ints) -> Floats:
    words = (last - first + 1).astype(np.float32)
    rarity = rarity_of(tokens)
    columns = [
        words / LONGEST_WORDS,
        np.log(words),
        _share(tokens.stop, first, last, words),
        np.minimum(_count(tokens.commas, first + 1, last), 3) / 3,
        _share(tokens.capital, first, last, words),
        _share(tokens.capital, first, last, words) == 1,
        _share(tokens.digits, first, last, words),
        first == 0,
        last == len(tokens) - 1,
        _share(rarity, first, last, words),
        rarity[first],
        rarity[last],
        *(tokens.before[first] == number for number in range(len(EDGES))),
        *(tokens.after[last] == number for number in range(len(EDGES))),
    ]
    exact, inside, within = (np.zeros((len(KINDS), len(first)), np.float32) for _ in range(3))
    for each in typed:
        kind = KINDS.index(each.kind)
        exact[kind, (first == each.first) & (last == each.last)] = 1
        inside[kind, (first <= each.first) & (last >= each.last)] = 1
        within[kind, (first >= each.first) & (last <= each.last)] = 1
    return np.vstack([*columns, exact, inside, within]).astype(np.float32).T


def _count(flags: Bools, first: Ints, last: Ints) -> Ints:
    """Return how many of the words `first` to `last` have a flag."""
    sums = np.concatenate([[0], np.cumsum(flags)])
    counts: Ints = np.maximum(sums[last + 1] - sums[np.minimum(first, last + 1)], 0).astype(np.int32)
    return counts


def _share(flags: Bools | Floats, first: Ints, last: Ints, words: Floats) -> Floats:
    sums = np.concatenate([[0], np.cumsum(flags)])
    shares: Floats = ((sums[last + 1] - sums[first]) / words).astype(np.float32)
    return shares
