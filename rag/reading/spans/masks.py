"""Masks over candidate spans, by the words of each span and by spans of its sentence.

In: the candidates, and a test. Out: bool `(candidates,)`. A test of words takes the tokens of a sentence and returns a
bool for each word.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.reading.forms.kinds import Kind
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found
from rag.reading.spans.competing import Competing
from rag.reading.spans.weigh import FEATURES

Bools = NDArray[np.bool_]


class Words(Protocol):
    """The words `first` to `last` (included) of a sentence."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


def of_kinds(spans: Competing, how: Sequence[str], kinds: frozenset[Kind]) -> Bools:
    """Return which spans are (`is`), contain (`has`) or are part of (`in`) a span of one of the kinds."""
    return np.asarray(spans.rows.T[_columns(tuple(how), kinds)].any(axis=0))


def all_words(spans: Competing, are: Callable[[Tokens], list[bool]]) -> Bools:
    """Return which spans have only words that pass a test."""
    return np.asarray(_counted(spans, are) == spans.last - spans.first + 1)


def any_word(spans: Competing, are: Callable[[Tokens], list[bool]]) -> Bools:
    """Return which spans have a word that passes a test."""
    return np.asarray(_counted(spans, are) > 0)


def ending_in(spans: Competing, are: Callable[[Tokens], list[bool]]) -> Bools:
    """Return which spans end in a word that passes a test."""
    flags = _flags(spans, are)
    return np.asarray(flags[spans.start + spans.last])


def meeting(spans: Competing, words_of: Callable[[Found], Iterable[Words]]) -> Bools:
    """Return which spans overlap any of the `words_of` their sentence."""
    return _standing(spans, words_of, lambda words: (spans.first <= words.last) & (spans.last >= words.first))


def within(spans: Competing, words_of: Callable[[Found], Iterable[Words]]) -> Bools:
    """Return which spans lie within any of the `words_of` their sentence."""
    return _standing(spans, words_of, lambda words: (spans.first >= words.first) & (spans.last <= words.last))


def equal_to(spans: Competing, words_of: Callable[[Found], Iterable[Words]]) -> Bools:
    """Return which spans are one of the `words_of` their sentence."""
    return _standing(spans, words_of, lambda words: (spans.first == words.first) & (spans.last == words.last))


def beginning_in(spans: Competing, words_of: Callable[[Found], Iterable[Words]]) -> Bools:
    """Return which spans begin within any of the `words_of` their sentence."""
    return _standing(spans, words_of, lambda words: (spans.first >= words.first) & (spans.first <= words.last))


def fitting(spans: Competing, fits: Callable[[str], bool], among: Bools) -> Bools:
    """Return which spans of a mask have a text that passes a test."""
    (at,) = among.nonzero()
    flags = np.zeros(len(among), np.bool_)
    flags[at] = [fits(text) for text in _texts(spans, at)]
    return flags


def of_sentences(spans: Competing, are: Callable[[Found], bool]) -> Bools:
    """Return which spans are of a sentence that passes a test."""
    return np.array([are(each) for each in spans.sentences], np.bool_)[spans.owner]


def beside_any(spans: Competing, flags: Bools) -> Bools:
    """Return which spans are of a sentence that has a flagged span."""
    return np.asarray((np.bincount(spans.owner, flags, len(spans.sentences)) > 0)[spans.owner])


def _standing(spans: Competing, words_of: Callable[[Found], Iterable[Words]], stand: Callable[[Words], Bools]) -> Bools:
    """Return which spans have a relation, `stand`, to any of the `words_of` their own sentence."""
    flags = np.zeros(len(spans.owner), np.bool_)
    for number, sentence in enumerate(spans.sentences):
        for words in words_of(sentence):
            flags |= (spans.owner == number) & stand(words)
    return flags


def _flags(spans: Competing, are: Callable[[Tokens], list[bool]]) -> Bools:
    """Return for each word of all sentences whether it passes a test."""
    return np.array([flag for each in spans.sentences for flag in are(each.tokens)], np.bool_)


def _counted(spans: Competing, are: Callable[[Tokens], list[bool]]) -> NDArray[np.int64]:
    """Return how many words of each span pass a test."""
    flags = _flags(spans, are)
    counts = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(flags, out=counts[1:])
    return np.asarray(counts[spans.start + spans.last + 1] - counts[spans.start + spans.first])


def _texts(spans: Competing, at: NDArray[np.intp]) -> Iterator[str]:
    """Yield the texts of spans, each with the character before it, which may be the sign of a currency."""
    read = [(each.tokens.text, each.tokens.starts.tolist(), each.tokens.ends.tolist()) for each in spans.sentences]
    for owner, first, last in zip(*(each[at].tolist() for each in (spans.owner, spans.first, spans.last)), strict=True):
        text, starts, ends = read[owner]
        yield text[max(starts[first] - 1, 0) : ends[last]]


@cache
def _columns(how: tuple[str, ...], kinds: frozenset[Kind]) -> Sequence[int]:
    return [FEATURES.index(f"{each} {kind}") for each in how for kind in sorted(kinds)]
