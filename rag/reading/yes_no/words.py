"""Words that turn what a sentence says to a yes/no question, as `polarity.tsv` lists them.

`near`, `ahead`, `far`, `except` and `none` are denials, by how far they reach (see `denial`); the other kinds
are words where a clause turns or goes on, and those that bound a statement: *all*, *only*, *first*, *others*.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from corpus.fold import fold
from corpus.table import table_rows
from rag.reading.forms.tokens import Tokens
from rag.words.pattern import one_of

WordKind = Literal["turn", "relative", "universal", "sole", "first", "others", "need"]
_WORD_KINDS = frozenset(get_args(WordKind))
_TABLE = Path(__file__).with_name("polarity.tsv")


@cache
def words_that(kind: WordKind) -> frozenset[str]:
    """Return the folded words of a kind."""
    return frozenset(fold(word) for row, words in _rows() if row == kind for word in words.split("|"))


@cache
def denial_patterns() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return how each group of denials reaches, and the pattern of the group, to be searched for in folded text."""
    return tuple(
        (reach, re.compile(rf"(?<!\w)[وفب]?{one_of(words.split('|'))}(?!\w)"))
        for reach, words in _rows()
        if reach not in _WORD_KINDS
    )


def is_that_not(tokens: Tokens, at: int) -> bool:
    """Return whether a word is ألا (that not), which is folded as إلا (but for)."""
    return tokens.text[tokens.starts[at]] == "أ"


def is_after_mark(tokens: Tokens, at: int) -> bool:
    """Return whether a mark stands before a word."""
    return bool(tokens.gaps[at] or tokens.commas[at])


def turns(tokens: Tokens, at: int) -> bool:
    """Return whether a clause ends or turns at a word: but, while; which, after a comma."""
    word = tokens.words[at].removeprefix("و")
    return bool(tokens.gaps[at] or word in words_that("turn") or (tokens.commas[at] and word in words_that("relative")))


@cache
def _rows() -> Sequence[tuple[str, str]]:
    return tuple((kind, words) for kind, words in table_rows(_TABLE))
