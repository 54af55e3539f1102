"""Typed spans of a text, by their form: dates, amounts, durations, people with titles, organisations.

In: the words of a text. Out: `Typed` spans, any number over the same words. `kinds.tsv` has the patterns over folded
text by kind and language, `vocabulary` the words in them; names come from `names`, lists from `lists`. What form cannot
decide (an Arabic name without a title, a noun phrase) is left to the network that scores candidates.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from corpus.table import table_rows
from rag.reading.forms.lists import lists_in
from rag.reading.forms.names import Named, names_in
from rag.reading.forms.tokens import Tokens
from rag.reading.forms.vocabulary import vocabulary, vocabulary_patterns
from rag.words.pattern import filled

Kind = Literal[
    "date", "duration", "amount", "percentage", "number", "person", "organisation", "place", "quoted", "office",
    "reason", "purpose", "name", "listed",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
FIGURE_KINDS: frozenset[Kind] = frozenset({"number", "amount", "percentage", "duration"})
_CACHED_TEXTS = 2048
_PATTERNS = Path(__file__).with_name("kinds.tsv")
_SMALL_IN_NAMES = frozenset("al bin the his her highness majesty von van de".split())
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


class Typed(NamedTuple):
    """Words of a kind: `text[start:end]` of the raw text, which are the words `first` to `last` (included)."""

    kind: Kind
    first: int
    last: int
    start: int
    end: int


@lru_cache(_CACHED_TEXTS)
def typed_spans(tokens: Tokens) -> Sequence[Typed]:
    """Return the typed spans of a text, each once."""
    return tuple(dict.fromkeys(_typed_spans(tokens)))


def _typed_spans(tokens: Tokens) -> Iterator[Typed]:
    is_arabic = _ARABIC_LETTER.search(tokens.folded.text) is not None
    names = list(names_in(tokens, is_arabic=is_arabic))
    dates: list[Typed] = []
    for kind, pattern in _patterns("arabic" if is_arabic else "english"):
        for match in pattern.finditer(tokens.folded.text):
            start, end = match.span(match.lastindex or 0)
            first, last = tokens.at(start, end)
            # A destination (to Port Ellery) is no purpose (to keep).
            is_place = kind == "purpose" and not is_arabic and tokens.capital[first + 1 : first + 2].any()
            span = Typed(kind, first, last, *tokens.folded.raw_span(start, end))
            # A year or the day of a month is no number of things.
            is_dated = kind == "number" and any(_is_within(span, date) for date in dates)
            is_item = first == 0 and kind in FIGURE_KINDS and _is_item_number(tokens)
            if first <= last and not (is_place or is_dated or is_item):
                dates += [span] if kind == "date" else []
                whole = _person(span, tokens, names, is_arabic=is_arabic) if kind == "person" else span
                yield from [whole] if whole else []
    for named in names:
        if not any(_is_within(named, date) for date in dates):
            start = int(tokens.starts[named.first] + tokens.skip[named.first])
            yield Typed(named.kind, named.first, named.last, start, int(tokens.ends[named.last]))
    for first, last in lists_in(tokens):
        yield Typed("listed", first, last, int(tokens.starts[first]), int(tokens.ends[last]))


def _is_item_number(tokens: Tokens) -> bool:
    """Return whether a text begins with the number of an item or a heading: 2. Rent, 3) المدة."""
    return bool(tokens.digits[:1].any()) and tokens.text[tokens.ends[0] :].startswith((". ", ") ", "- ", ".\t", ")\t"))


def outermost(spans: Sequence[Typed]) -> list[Typed]:
    """Return the spans that are no part of a longer one of them."""
    return [
        each
        for each in spans
        if not any(_is_within(each, other) and (each.first, each.last) != (other.first, other.last) for other in spans)
    ]


def _is_within(span: Named | Typed, other: Typed) -> bool:
    return other.first <= span.first and span.last <= other.last


def _person(span: Typed, tokens: Tokens, names: Sequence[Named], *, is_arabic: bool) -> Typed | None:
    """Return a person without the words at the end that are no part of the name, None where none is left.

    The pattern matches folded text, which has no capitals (a *major problem*), and in Arabic anything after a title.
    """
    last = span.last
    if is_arabic:
        people = [each for each in names if each.kind == "person"]
        within = [each.last for each in people if span.first <= each.first <= each.last < last]
        # The pattern stops at علي, which folds as على; the name goes on as long as no mark parts its words.
        after = [
            each.last
            for each in people
            if span.first < each.first <= last + 1 and each.last > last and not _is_apart(tokens, each.first)
        ]
        last = max(within or after, default=last)
    else:
        named = (at for at in range(span.first, span.last + 1) if not _is_part_of_name(tokens, at))
        last = next(named, span.last + 1) - 1
        while last > span.first and not tokens.capital[last]:
            last -= 1
        if not tokens.capital[last]:
            return None
    return span._replace(last=last, end=int(tokens.ends[last]))


def _is_apart(tokens: Tokens, at: int) -> bool:
    """Return whether a mark stands before a word, or a particle is joined to it."""
    return bool(tokens.gaps[at] or tokens.commas[at] or tokens.skip[at])


def _is_part_of_name(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return bool(tokens.capital[at]) or word in _SMALL_IN_NAMES or word in vocabulary("TITLE_EN")


@cache
def _patterns(language: str) -> Sequence[tuple[Kind, re.Pattern[str]]]:
    words = vocabulary_patterns()
    return [
        (cast(Kind, kind), re.compile(rf"(?<!\w)(?:{filled(pattern, words)})(?!\w)"))
        for kind, spoken_in, pattern in table_rows(_PATTERNS)
        if spoken_in in (language, "both")
    ]
