"""Typed spans of a text, by their form: dates, amounts, durations, people with titles, organisations.

In: the words of a text. Out: `Typed` spans, any number over the same words. Each row of `kinds.tsv` has a kind, its
language, an example (the span that is found stands between asterisks) and a pattern over folded text, in which a space
stands for any white space; `vocabulary` has the words and fragments that patterns name. Names come from `names`, lists
from `lists`. What form cannot decide (an Arabic name without a title, a noun phrase) is left to the network that scores
candidates.
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
from rag.reading.forms.vocabulary import vocabulary, with_vocabulary

Kind = Literal[
    "date", "duration", "amount", "percentage", "number", "person", "organisation", "place", "quoted", "office",
    "reason", "purpose", "name", "listed",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
FIGURE_KINDS: frozenset[Kind] = frozenset({"number", "amount", "percentage", "duration"})
_CACHED_TEXTS = 2048
PATTERNS = Path(__file__).with_name("kinds.tsv")
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
    names = [*names_in(tokens, is_arabic=is_arabic)]
    matched = [*_matched(tokens, "arabic" if is_arabic else "english")]
    dates = [each for each in matched if each.kind == "date"]
    for each in matched:
        if each.kind == "person":
            yield from filter(None, [_person(each, tokens, names, is_arabic=is_arabic)])
        elif not (
            _is_in_date(each, dates)
            or _is_item_number(each, tokens)
            or (not is_arabic and _is_destination(each, tokens))
        ):
            yield each
    for named in names:
        if not any(_is_within(named, date) for date in dates):
            start = int(tokens.starts[named.first] + tokens.skip[named.first])
            yield Typed(named.kind, named.first, named.last, start, int(tokens.ends[named.last]))
    for first, last in lists_in(tokens):
        yield Typed("listed", first, last, int(tokens.starts[first]), int(tokens.ends[last]))


def _matched(tokens: Tokens, language: str) -> Iterator[Typed]:
    """Yield what the patterns of a language match, as they match it, in the order of the table."""
    for kind, pattern in kind_patterns(language):
        for match in pattern.finditer(tokens.folded.text):
            start, end = match.span(match.lastindex or 0)
            first, last = tokens.at(start, end)
            if first <= last:
                yield Typed(kind, first, last, *tokens.folded.raw_span(start, end))


def _is_in_date(span: Typed, dates: Sequence[Typed]) -> bool:
    """Return whether a number is a year or the day of a month, which counts no things."""
    return span.kind == "number" and any(_is_within(span, date) for date in dates)


def _is_item_number(span: Typed, tokens: Tokens) -> bool:
    """Return whether a figure is the number of an item or a heading, with which a text begins: 2. Rent, 3) المدة."""
    if span.first > 0 or span.kind not in FIGURE_KINDS or not tokens.digits[:1].any():
        return False
    return tokens.text[tokens.ends[0] :].startswith((". ", ") ", "- ", ".\t", ")\t"))


def _is_destination(span: Typed, tokens: Tokens) -> bool:
    """Return whether an English purpose (*to keep*) is a destination: *to Port Ellery*."""
    return span.kind == "purpose" and bool(tokens.capital[span.first + 1 : span.first + 2].any())


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
def kind_patterns(language: str) -> Sequence[tuple[Kind, re.Pattern[str]]]:
    """Return the patterns of `kinds.tsv` for a language (`arabic`, `english`), in their order, each with its kind."""
    return [
        (cast(Kind, kind), re.compile(rf"(?<!\w)(?:{with_vocabulary(pattern)})(?!\w)"))
        for kind, of, _, pattern in table_rows(PATTERNS)
        if of in (language, "both")
    ]
