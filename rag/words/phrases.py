"""Multi-pattern phrase matching by the first word of a phrase: no regular expression of thousands of words to compile.

In: rows of phrases, and folded text. Out: the row and the span of each match. A phrase matches whole words with any
white space between them; of several phrases of a row that begin at one word, the longest matches.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.fold import fold

_ITEM = re.compile(r"\w+|\s+|[^\w\s]")
_CACHED_TEXTS = 64
"""Texts kept tokenised: a question is matched with several tables."""


class Match(NamedTuple):
    """A phrase of a row of the table, `text[start:end]` of the folded text."""

    row: int
    start: int
    end: int


class Phrases:
    """A table of phrases to match, indexed by their first words."""

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[Sequence[str], int]]] = {}
        for row, phrases in enumerate(rows):
            for phrase in phrases:
                first, *others = (item for item, _, _ in _items(fold(phrase.strip())))
                self._by_first.setdefault(first, []).append((others, row))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def matches(self, folded: str, joined: str = "", spelt: Callable[[str], str] = str) -> Iterator[Match]:
        """Yield the match of each row at each word, in the order of the text.

        Args:
            spelt: returns the spelling under which a word of the text is looked up.
            joined: letters that may be a prefix of the first word, which is no part of the match; a row that matches
                after the prefix is not matched with it.
        """
        items = _items(folded)
        texts = [spelt(text) for text, _, _ in items]
        for at, (text, (_, start, _)) in enumerate(zip(texts, items, strict=True)):
            found: dict[int, Match] = {}
            for skipped in (1, 0) if text[0] in joined else (0,):
                for others, row in self._by_first.get(text[skipped:], ()):
                    last = at + len(others)
                    if row not in found and texts[at + 1 : last + 1] == others:
                        found[row] = Match(row, start + skipped, items[last][2])
            yield from found.values()


def spelt_out(phrase: str) -> Iterator[str]:
    """Yield the phrases that one with alternatives in brackets stands for.

    >>> [*spelt_out("(who/what) (is/was) it")]
    ['who is it', 'who was it', 'what is it', 'what was it']
    """
    before, opening, rest = phrase.partition("(")
    if not opening:
        yield phrase
        return
    alternatives, _, after = rest.partition(")")
    for each in alternatives.split("/"):
        yield from spelt_out(f"{before}{each}{after}")


@lru_cache(_CACHED_TEXTS)
def _items(folded: str) -> Sequence[tuple[str, int, int]]:
    """Return words, marks and spaces with their spans; any white space is one space."""
    return [(" " if match[0].isspace() else match[0], *match.span()) for match in _ITEM.finditer(folded)]
