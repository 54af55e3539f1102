"""Negation cues and other words that decide a yes/no question, as `polarity.tsv` lists them.

A row is a group of negation cues by their scope, `near`, `ahead`, `far`, `except` and `none` (see `negation`), or a
kind of other words: those that end a clause, and quantifiers: *all*, *only*, *first*, *others*.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from rag.reading.forms.tokens import Tokens
from rag.words.pattern import one_of
from rag.words.word_lists import WordLists

Scope = Literal["near", "ahead", "far", "except", "none"]
WordKind = Literal["turn", "relative", "universal", "sole", "first", "others", "need"]
_SCOPES: tuple[Scope, ...] = get_args(Scope)
_LISTS = WordLists(Path(__file__).with_name("polarity.tsv"))


@cache
def words_of(kind: WordKind) -> frozenset[str]:
    """Return the folded words of a kind."""
    return _LISTS.folded(kind)


def _anywhere(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{one_of(_LISTS[name])}(?!\w)")


PLAN, FUTURE, FULFILLED = map(_anywhere, ("plan", "future", "fulfilled"))
"""What tells of a plan, of the future, and of a plan carried out, for folded text."""


@cache
def cue_patterns() -> Sequence[tuple[Scope, re.Pattern[str]]]:
    """Return the pattern of the negation cues of each scope, for folded text."""
    return tuple((scope, re.compile(rf"(?<!\w){_prefix(scope)}{one_of(_LISTS[scope])}(?!\w)")) for scope in _SCOPES)


def _prefix(scope: Scope) -> str:
    """Return the pattern of what is joined to a cue in Arabic; bans and exemptions are nouns, and may be definite."""
    return "[وفب]?(?:ال)?" if scope == "far" else "[وفب]?"


def is_that_not(tokens: Tokens, at: int) -> bool:
    """Return whether a word is ألا (that not), which folds to the same as إلا (except)."""
    return tokens.text[tokens.starts[at]] == "أ"


def is_after_mark(tokens: Tokens, at: int) -> bool:
    """Return whether a mark stands before a word."""
    return bool(tokens.gaps[at] or tokens.commas[at])


def ends_clause(tokens: Tokens, at: int) -> bool:
    """Return whether the clause before a word ends there: at a mark, *but*, *while*, or *which* after a comma."""
    word = tokens.words[at].removeprefix("و")
    return bool(tokens.gaps[at] or word in words_of("turn") or (tokens.commas[at] and word in words_of("relative")))
